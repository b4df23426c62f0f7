import { describe, expect, it } from 'vitest'
import { readLines } from '../../../../../main/gws/wire.ts'

const agent = { nickname: 'Anna', type: 'Agent', uri: '/users/u1', visibility: 'All', participantId: 'p1' }

describe('a message', () => {
  const read = (message: object) => readLines([{ index: 1, from: agent, visibility: 'All', ...message }])
  const body = (message: object) => read(message).entries[0]?.body

  it.each([
    [
      { type: 'Text', text: '<b>hi</b>' },
      { kind: 'text', text: '<b>hi</b>' },
    ],
    [{ type: 'ParticipantJoined' }, { kind: 'joined' }],
    [{ type: 'ParticipantLeft' }, { kind: 'left' }],
    [{ type: 'ParticipantRejoined' }, { kind: 'rejoined' }],
    [
      { type: 'PushUrl', url: 'https://x.example' },
      { kind: 'pushUrl', url: 'https://x.example' },
    ],
    [
      { type: 'Notice', text: 'Queue moved' },
      { kind: 'notice', text: 'Queue moved' },
    ],
    [
      { type: 'CustomNotice', noticeText: 'Paused' },
      { kind: 'notice', text: 'Paused' },
    ],
    [
      { type: 'NicknameUpdated', noticeText: 'Ann' },
      { kind: 'nickname', text: 'Ann' },
    ],
    [{ type: 'TranscriptSaveDone' }, { kind: 'transcriptSaved' }],
    [
      { type: 'Sticker', text: ':-)' },
      { kind: 'unknown', type: 'Sticker', text: ':-)' },
    ],
    [{ type: 'Sticker' }, { kind: 'unknown', type: 'Sticker', text: '' }],
  ])('%j is read', (message, expected) => {
    expect(body(message)).toEqual(expected)
    expect(read(message).unreadable).toBe(0)
  })

  it.each([[{ type: 'Text' }], [{ type: 'Text', text: {} }], [{ type: {} }], [{}], [{ type: 'PushUrl' }]])(
    'that cannot be read (%j) keeps its place and audience, and is counted',
    (message) => {
      const lines = read({ visibility: 'Agents', ...message })
      expect(lines).toMatchObject({
        unreadable: 1,
        entries: [{ index: 1, audience: 'agents', from: { nickname: 'Anna' }, body: { kind: 'unreadable' } }],
      })
    },
  )

  it('without a readable index has no place and is counted only', () => {
    const bad = [{ type: 'Text', text: 'a' }, { index: -1 }, { index: 1.5, type: 'ParticipantLeft' }, null, 7, 'x', []]
    expect(readLines(bad)).toEqual({ entries: [], typing: [], unreadable: bad.length })
  })

  it('takes numbers in text, and needs no sender', () => {
    expect(readLines([{ index: '12', type: 'Text', text: 5, from: null, timestampSeconds: '1399313371000' }])).toEqual({
      typing: [],
      unreadable: 0,
      entries: [
        {
          index: 12,
          at: 1399313371000,
          from: null,
          visibility: '',
          audience: 'unknown',
          body: { kind: 'text', text: '5' },
        },
      ],
    })
  })

  it('is for whom it says itself, whatever its sender’s standing is', () => {
    const from = { ...agent, visibility: 'Agents' }
    expect(read({ type: 'Text', text: 'x', from }).entries[0]).toMatchObject({
      audience: 'everyone',
      from: { audience: 'agents' },
    })
    expect(read({ type: 'Text', text: 'x', from, visibility: undefined }).entries[0]).toMatchObject({
      visibility: '',
      audience: 'unknown',
    })
  })

  it('about typing is no entry, and is seen by whom it says', () => {
    const lines = readLines([
      { index: 2, type: 'TypingStarted', from: agent, visibility: 'Agents' },
      { index: 3, type: 'TypingStopped', from: agent, visibility: 'All' },
      { index: 4, type: 'TypingStarted' },
    ])
    expect(lines).toMatchObject({
      entries: [],
      typing: [
        { active: true, participant: { participantId: 'p1', visibility: 'Agents', audience: 'agents' } },
        { active: false, participant: { participantId: 'p1', visibility: 'All', audience: 'everyone' } },
      ],
      unreadable: 1,
    })
  })

  it('from machine to machine is hidden; a person’s words never are', () => {
    const text = 'REMOVE_PARTICIPANT_FROM_CONFERENCE991a4bece8dd4184a93e98ad429694f6'
    expect(read({ type: 'Notice', text })).toEqual({ entries: [], typing: [], unreadable: 0 })
    expect(read({ type: 'Text', text }).entries).toHaveLength(1)
    expect(read({ type: 'Notice', text: `${text} and more` }).entries).toHaveLength(1)
  })
})
