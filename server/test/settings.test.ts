import { describe, expect, test } from 'vitest'
import { explain } from '../src/platform/operator.ts'
import { readSettings } from '../src/platform/settings.ts'

describe('settings', () => {
  test('without any, are those of one machine', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 4174,
      databaseUrl: undefined,
      logLevel: undefined,
    })
    expect(readSettings({}).data).toMatch(/\/data$/)
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}))
  })

  test('are read once, from the environment', () => {
    const url = 'postgresql://app:secret@db.example/zhishi'
    const env = {
      ZHISHI_DATA: '/srv/zhishi',
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: url,
      LOG_LEVEL: 'info',
    }
    expect(readSettings({ ...env, PUBLIC_URL: 'https://zhishi.example/' })).toEqual({
      data: '/srv/zhishi',
      databaseUrl: url,
      databaseOwnerUrl: undefined,
      host: '0.0.0.0',
      port: 0,
      publicUrl: 'https://zhishi.example',
      logLevel: 'info',
    })
  })

  test.each([
    ['PORT', '70000'],
    ['PORT', '80 80'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://app:secret@db.example/zhishi'],
    ['DATABASE_URL', 'db.example'],
    ['PUBLIC_URL', 'zhishi.example'],
    ['LOG_LEVEL', 'loud'],
  ])(
    'a wrong %s (%s) is refused by name, without repeating what may be a password',
    (name, value) => {
      const read = () => readSettings({ [name]: value })
      expect(read).toThrow(name)
      try {
        read()
      } catch (error) {
        const text = explain(error, { LANG: 'zh_CN.UTF-8' })
        expect(text).toContain('环境变量')
        expect(text).not.toContain('secret')
      }
    },
  )

  test('an owner without an application role is refused', () => {
    expect(() => readSettings({ DATABASE_OWNER_URL: 'postgresql://o@h/d' })).toThrow('DATABASE_URL')
  })
})
