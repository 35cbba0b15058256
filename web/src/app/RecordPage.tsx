export default function Stub() {
  return <h1>RecordPage</h1>
}
