// The parts of Tabler's script that pages use, from its sources: its bundle carries much more.
import '@tabler/core/js/src/bootstrap/alert';
import '@tabler/core/js/src/bootstrap/collapse';
import '@tabler/core/js/src/bootstrap/dropdown';
import '@tabler/core/js/src/bootstrap/modal';
import '@tabler/core/js/src/bootstrap/tab';
