export default function Stub() {
  return <h1>EntryPage</h1>
}
