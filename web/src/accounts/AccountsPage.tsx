export default function Stub() {
  return <h1>Accounts</h1>
}
