export default function Stub() {
  return <h1>Password</h1>
}
