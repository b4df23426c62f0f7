import '@fontsource-variable/inter/wght.css'

// Asked for before anything is drawn, so that the first words already stand in it. Without it they stand in the system's.
document.fonts.load("1em 'Inter Variable'").catch(() => undefined)
