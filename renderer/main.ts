import './ui/typeface.ts'
import './ui/tokens.css'
import './ui/base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import NoPort from './NoPort.svelte'

const target = document.getElementById('app') ?? document.body
const { sideline: port } = window

if (port === undefined) mount(NoPort, { target })
else mount(App, { target, props: { port } })
