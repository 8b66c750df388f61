"""The incremental engine: a folder of files made from tasks, and only what has changed is made.

It knows no site: a task says what its files depend on (a key) and makes them when it is asked to.

| module | holds |
|---|---|
| `task` | Task, Product and OutputFile: what a build is told to do |
| `digest` | keys: short names of octets and of whole values |
| `cache` | one SQLite file with what earlier builds computed |
| `manifest` | what the last build left in an output folder, and from which keys |
| `staging` | the complete new tree beside the output, and how they change places |
| `pool` | work shared out over the cores |
| `builder` | the build itself: all of these together |
| `lock` | one build of an output folder at a time |
| `unchanged` | "nothing to do", told before anything is loaded |

There is nothing to import from here: who asks `unchanged` wants no other module to be loaded.
"""
