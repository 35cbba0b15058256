export default function Stub() {
  return <h1>Trail</h1>
}
