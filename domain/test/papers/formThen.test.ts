import { describe, expect, test } from 'vitest'
import { type AppointmentForm, emptyForm } from '../../src/papers/appointmentForm.ts'
import { formThen } from '../../src/papers/formThen.ts'

const form = (more: Partial<AppointmentForm>): AppointmentForm => ({ ...emptyForm(), ...more })

describe('what a form says of a day in the past', () => {
  test.each<[what: string, said: Partial<AppointmentForm>, day: string, then: object]>([
    [
      'a line of the résumé that had not begun is not there; one that ended later stands open',
      { resume: '2000.09--2004.07  大学\n2004.07--2010.01  镇干部\n2010.01--  局长' },
      '2008-12-31',
      { resume: '2000.09--2004.07  大学\n2004.07--         镇干部' },
    ],
    [
      'what stood before the first date stays',
      { resume: '简历如下\n2010.01--  局长' },
      '2008-12-31',
      { resume: '简历如下' },
    ],
    [
      'an award counts once every day its date can mean is over',
      { honours: '2019年记三等功；2021年6月嘉奖；2021年度嘉奖' },
      '2021-06-30',
      { honours: '2019年记三等功；2021年6月嘉奖' },
    ],
    [
      'so does the result of a year',
      { annualResults: '2019年度优秀；2020年度称职' },
      '2020-06-30',
      { annualResults: '2019年度优秀' },
    ],
    ['无 stays', { honours: '无' }, '2020-01-01', { honours: '无' }],
    [
      'the party was joined later',
      { partySince: '2021-07', workSince: '2010-01' },
      '2020-01-01',
      { partySince: null, workSince: '2010-01' },
    ],
    [
      'as written, without a date, it stays',
      { partySince: '民盟' },
      '2020-01-01',
      { partySince: '民盟' },
    ],
  ])('%s', (_, said, day, then) => {
    expect(formThen(form(said), day).form).toMatchObject(then)
  })

  test('who was born later was not there', () => {
    const member = (name: string, birth: string | null) => ({
      relation: '子女',
      name,
      birth,
      politicalStatus: null,
      employer: null,
    })
    const family = [member('长子', '2010-05'), member('幼女', '2022-01'), member('不详', null)]
    const then = formThen(form({ family }), '2020-01-01').form.family
    expect(then.map(({ name }) => name)).toEqual(['长子', '不详'])
  })

  test('a proposal is as old as its form; on a form without a date nobody can say, which is counted', () => {
    const proposal = { proposedPost: '局长', reasons: '工作需要' }
    const on = (filledOn: string | null, day: string) =>
      formThen(form({ ...proposal, filledOn }), day)
    expect(on('2021-03-01', '2021-03-01').form).toMatchObject(proposal)
    expect(on('2021-03', '2021-03-30').form.proposedPost).toBeNull()
    expect(on('2021-03', '2021-03-30').undated).toBe(0)
    expect(on(null, '2021-03-30')).toMatchObject({ form: { proposedPost: null }, undated: 2 })
  })

  test('clauses without a date are left out and counted', () => {
    const { form: then, undated } = formThen(
      form({ honours: '2019年嘉奖；曾多次受表彰。' }),
      '2020-01-01',
    )
    expect([then.honours, undated]).toEqual(['2019年嘉奖', 1])
  })
})
