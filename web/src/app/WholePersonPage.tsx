import { useParams } from '@tanstack/react-router'
import { Namesakes } from '../papers/Namesakes.tsx'
import PersonPage from '../portraits/PersonPage.tsx'

/** 一人一档 with what a clerk has still to do about the person. */
export default function WholePersonPage() {
  const { id } = useParams({ from: '/shell/people/$id' })
  return <PersonPage todo={<Namesakes id={id} />} />
}
