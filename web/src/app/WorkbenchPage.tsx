export default function WorkbenchPage() {
  return <h1>w</h1>
}
