export default function Stub() {
  return <h1>SignIn</h1>
}
