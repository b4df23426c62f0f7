import './ui/typeface.ts'
import './ui/tokens.css'
import './note/note.css'
import { mount } from 'svelte'
import NoteWindow from './note/NoteWindow.svelte'

const target = document.getElementById('app') ?? document.body
const { sideline: port } = window

if (port !== undefined) mount(NoteWindow, { target, props: { port } })
