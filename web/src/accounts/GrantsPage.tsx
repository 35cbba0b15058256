export default function Stub() {
  return <h1>Grants</h1>
}
