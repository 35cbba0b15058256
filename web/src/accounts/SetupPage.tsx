export default function Stub() {
  return <h1>Setup</h1>
}
