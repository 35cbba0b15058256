export default function Stub() {
  return <h1>CorrectionPage</h1>
}
