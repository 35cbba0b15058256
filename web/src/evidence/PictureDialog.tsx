import { Dialog } from '../ui/Dialog.tsx'

interface PictureDialogProps {
  readonly name: string
  readonly address: string
  readonly onClose: () => void
}

/** A picture looked at on the page; as every opening, it is on the trail. */
export const PictureDialog = ({ name, address, onClose }: PictureDialogProps) => (
  <Dialog title={name} onClose={onClose}>
    <img className="evidence-picture" src={address} alt={name} />
  </Dialog>
)
