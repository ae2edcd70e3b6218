# SPDX-License-Identifier: MIT
"""Drives a full-screen program on a pty and models what its terminal shows.

Drive starts the program under a small job-control leader (so Ctrl-Z, fg and
hang-up work as under a shell), feeds every byte it writes to Screen (a small
xterm) and runs script lines with run_line(). not_restored() says what is left
wrong with the terminal; injections() what no program that shows foreign text
may write: sequences with a canary, OSC, DCS, queries, C1, bidi controls,
invalid UTF-8.

A script line ('#' starts a comment, words as in sh):
  key NAME...           Enter Esc Tab BackTab Space BS Del Ins Up Down Left Right Home
                        End PgUp PgDn F1..F12 C-x M-x S-Tab, or one character
  type TEXT             send text (\\n \\t \\e \\xHH \\uHHHH are understood)
  bytes HEX             send raw bytes: bytes 1b5b41ff
  paste TEXT            send TEXT inside bracketed-paste marks
  mouse BUTTON ROW COL  SGR mouse press + release (1-based)
  wait SECONDS          keep reading for so long
  settle [MS [MAXS]]    read until nothing came for MS milliseconds (default 150, 10 s)
  expect TEXT [SECS]    wait until TEXT is on the screen (default --timeout)
  expect-re RE [SECS]   the same with a regular expression (screen lines joined by \\n)
  expect-line N TEXT    line N (1-based, negative from the bottom) contains TEXT
  expect-attr TEXT A    the first cell of TEXT has attribute A: bold dim italic
                        underline reverse fg:N bg:N (prefix ! for not)
  expect-cursor R C     the cursor is there (1-based)
  reject TEXT           TEXT is not on the screen now
  reject-re RE
  within MS TEXT        send nothing, wait for TEXT, fail if it takes longer than MS;
                        prints the time from the last key to its appearance
  same NAME / save NAME compare the screen with one saved before / save it
  screen [FILE]         print the screen (or write it to FILE)
  resize COLSxROWS      change the window size (kernel sends SIGWINCH)
  storm-resize N [MS]   N random sizes from 1x1 to 300x100, MS apart (default 5)
  signal NAME [N [MS]]  send SIGNAME to the program, N times, MS apart
  suspend / fg          type Ctrl-Z and wait for the stop, with the terminal restored;
                        bring it to the foreground again
  hangup                close the pty (the program sees SIGHUP and EIO)
  vanish                the same with no SIGHUP forwarded by the leader (EIO only)
  stdin-eof             send Ctrl-D
  expect-exit [CODE|SIGNAL|any] [SECS]   default 0
  alive                 fail if the program has ended
  expect-rss MB         fail if its peak resident memory (VmHWM) is above MB
  expect-cpu SECS       fail if it has used more CPU seconds
  expect-idle SECS MS   read for SECS; fail if it used more than MS ms of CPU meanwhile
  expect-bells N        fail if the bell rang more than N times
  expect-raw HEX / reject-raw HEX    bytes (not) seen in the raw output so far
  shell CMD             run CMD with sh; fail if it fails ($PTY_PID is the program)
  note TEXT             print TEXT
"""
import ctypes, fcntl, locale, os, random, re, select, shlex, signal, struct
import subprocess, sys, termios, time

try:
    _libc = ctypes.CDLL(None, use_errno=True)
    for _l in ('C.UTF-8', 'en_US.UTF-8'):
        try: locale.setlocale(locale.LC_CTYPE, _l); break
        except locale.Error: pass
    _libc.wcwidth.argtypes = [ctypes.c_uint]; _libc.wcwidth.restype = ctypes.c_int
except Exception:                                          # pragma: no cover
    _libc = None

_wcache = {}
def wcwidth(ch):
    """Width of one character as glibc (and so ncurses) sees it."""
    w = _wcache.get(ch)
    if w is None:
        w = _libc.wcwidth(ord(ch)) if _libc else 1
        _wcache[ch] = w
    return w

BIDI = set('\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c')
ZEROW = set('\u200b\u2060\ufeff\u00ad')

class Cell:
    __slots__ = ('ch', 'attr')
    def __init__(self, ch=' ', attr=()): self.ch = ch; self.attr = attr

DEF_MODES = {'alt': False, 'cursor': True, 'wrap': True, 'appcursor': False, 'appkeypad': False,
             'insert': False, 'paste': False, 'mouse': False, 'origin': False, 'focus': False, 'reverse': False}
MOUSE = {9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016}
ACS = dict(zip('`afgjklmnopqrstuvwxyz{|}~', '◆▒°±┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·'))

class Screen:
    """A small xterm: what ncurses emits for xterm-256color, tmux, screen, vt100, linux."""
    def __init__(self, cols, rows):
        self.cols, self.rows = cols, rows
        self.modes = dict(DEF_MODES)
        self.main = self.alt = None
        self.title = ''
        self.found = []            # (kind, text) for the injection report
        self.seqs = {}             # histogram of sequences seen
        self.bell = 0
        self.total = 0
        self.reset()
    # --- state
    def reset(self):
        self.lines = [self.blank_line() for _ in range(self.rows)]
        self.y = self.x = 0; self.pend = False
        self.attr = (); self.top, self.bot = 0, self.rows - 1
        self.saved = (0, 0, ()); self.g = ['B', 'B']; self.gl = 0; self.last = ' '
        self.buf = b''; self.st = 'ground'; self.u8 = b''
    def blank(self):
        bg = tuple(a for a in self.attr if a.startswith('bg:')) if self.attr else ()
        return Cell(' ', bg)
    def blank_line(self): return [Cell() for _ in range(self.cols)]
    def resize(self, cols, rows):
        def fit(lines):
            for l in lines:
                del l[cols:]
                l.extend(Cell() for _ in range(cols - len(l)))
            del lines[rows:]
            while len(lines) < rows: lines.append([Cell() for _ in range(cols)])
            return lines
        self.cols, self.rows = cols, rows
        self.lines = fit(self.lines)
        if self.main is not None: self.main = (fit(self.main[0]),) + self.main[1:]
        self.top, self.bot = 0, rows - 1
        self.y = min(self.y, rows - 1); self.x = min(self.x, cols - 1); self.pend = False
    def text(self):
        return [''.join(c.ch for c in l).rstrip() for l in self.lines]
    def hit(self, kind, what):
        if len(self.found) < 5000: self.found.append((kind, what))
    # --- input
    def feed(self, data):
        self.total += len(data)
        for b in data: self.byte(b)
    def byte(self, b):
        st = self.st
        if st in ('ground',):
            if self.u8 or b >= 0x80: return self.utf8(b)
            return self.ground(b)
        if st == 'esc':
            if b == 0x1b: self.buf = b''; return
            if b < 0x20: return self.c0(b)
            self.buf += bytes([b])
            if b == 0x5b and len(self.buf) == 1: self.st = 'csi'; self.buf = b''; return
            if b in b']PX^_' and len(self.buf) == 1:
                self.st = 'str'; self.kind = chr(b); self.buf = b''; return
            if 0x20 <= b <= 0x2f: return
            self.st = 'ground'; self.escape(self.buf); return
        if st == 'csi':
            if b == 0x1b: self.st = 'esc'; self.buf = b''; return
            if b < 0x20:
                if b in (0x18, 0x1a): self.st = 'ground'; return
                return self.c0(b)
            self.buf += bytes([b])
            if 0x40 <= b <= 0x7e: self.st = 'ground'; self.csi(self.buf)
            elif len(self.buf) > 4096: self.st = 'ground'; self.hit('malformed', 'endless CSI')
            return
        if st == 'str':
            if b == 0x07 or (b == 0x5c and self.buf.endswith(b'\x1b')):
                body = self.buf[:-1] if b == 0x5c else self.buf
                self.st = 'ground'; return self.string(self.kind, body)
            if b in (0x18, 0x1a): self.st = 'ground'; return
            self.buf += bytes([b])
            if len(self.buf) > 1 << 20: self.st = 'ground'; self.hit('malformed', 'endless string')
    def utf8(self, b):
        if not self.u8:
            if b < 0xc2 or b > 0xf4:
                k = 'raw-c1' if 0x80 <= b <= 0x9f else 'invalid-utf8'
                self.hit(k, f'byte {b:02x} at {self.total}'); return self.put('\ufffd')
            self.u8 = bytes([b]); return
        if 0x80 <= b <= 0xbf:
            self.u8 += bytes([b]); need = 2 if self.u8[0] < 0xe0 else 3 if self.u8[0] < 0xf0 else 4
            if len(self.u8) == need:
                s = self.u8; self.u8 = b''
                try: ch = s.decode('utf8')
                except UnicodeDecodeError: self.hit('invalid-utf8', s.hex()); return self.put('\ufffd')
                if 0x80 <= ord(ch) <= 0x9f: self.hit('c1', f'U+{ord(ch):04X}'); return
                self.put(ch)
            return
        self.hit('invalid-utf8', self.u8.hex()); self.u8 = b''; self.put('\ufffd'); self.byte(b)
    def ground(self, b):
        if b < 0x20 or b == 0x7f: return self.c0(b)
        ch = chr(b)
        if self.g[self.gl] == '0' and ch in ACS: ch = ACS[ch]
        self.put(ch)
    def c0(self, b):
        if b == 0x1b: self.st = 'esc'; self.buf = b''
        elif b == 0x0d: self.x = 0; self.pend = False
        elif b in (0x0a, 0x0b, 0x0c):
            self.index()
            if b != 0x0a: self.hit('stray-c0', f'{b:02x}')
        elif b == 0x08: self.x = max(0, self.x - 1); self.pend = False
        elif b == 0x09: self.x = min(self.cols - 1, (self.x // 8 + 1) * 8)
        elif b == 0x07: self.bell += 1
        elif b == 0x0e: self.gl = 1
        elif b == 0x0f: self.gl = 0
        elif b == 0x00: self.hit('nul', '00 (padding on old terminals: --allow nul)')
        else: self.hit('stray-c0', f'{b:02x}')
    def put(self, ch):
        if ch in BIDI: self.hit('bidi', f'U+{ord(ch):04X}')
        elif ch in ZEROW: self.hit('zerowidth', f'U+{ord(ch):04X}')
        w = wcwidth(ch)
        if w < 0: w = 1
        if w == 0:
            x = self.x if self.pend else max(0, self.x - 1)
            while x > 0 and self.lines[self.y][x].ch == '': x -= 1
            c = self.lines[self.y][x]
            if len(c.ch) < 64: c.ch += ch
            return
        self.last = ch
        if self.pend and self.modes['wrap']: self.x = 0; self.index(); self.pend = False
        if w == 2 and self.x == self.cols - 1:
            if self.modes['wrap'] and self.cols > 1: self.x = 0; self.index()
            elif self.cols == 1: w = 1
        row = self.lines[self.y]
        if self.modes['insert']:
            for _ in range(w): row.insert(self.x, self.blank())
            del row[self.cols:]
        if row[self.x].ch == '' and self.x: row[self.x - 1].ch = ' '      # cut a wide pair
        row[self.x] = Cell(ch, self.attr)
        if w == 2 and self.x + 1 < self.cols: row[self.x + 1] = Cell('', self.attr)
        nx = self.x + w
        if nx < self.cols and row[nx].ch == '': row[nx].ch = ' '
        if nx >= self.cols: self.x = self.cols - 1; self.pend = True
        else: self.x = nx
    def index(self):
        self.pend = False
        if self.y == self.bot: self.scroll(1)
        elif self.y < self.rows - 1: self.y += 1
    def rindex(self):
        if self.y == self.top: self.scroll(-1)
        elif self.y: self.y -= 1
    def scroll(self, n):
        t, b = self.top, self.bot
        for _ in range(min(abs(n), b - t + 1)):
            if n > 0: del self.lines[t]; self.lines.insert(b, [self.blank() for _ in range(self.cols)])
            else: del self.lines[b]; self.lines.insert(t, [self.blank() for _ in range(self.cols)])
    # --- sequences
    def count(self, s):
        s = re.sub(rb'\d+', b'#', s).decode('latin1'); self.seqs[s] = self.seqs.get(s, 0) + 1
    def escape(self, s):
        self.count(b'ESC ' + s)
        c = chr(s[-1])
        if s[:1] in (b'(', b')'): self.g[0 if s[:1] == b'(' else 1] = c; return
        if s[:1] in b'*+-./ #%' and len(s) > 1: return
        if c == '7': self.saved = (self.y, self.x, self.attr)
        elif c == '8': self.y, self.x, self.attr = self.saved; self.pend = False; self.clamp()
        elif c == 'M': self.rindex()
        elif c == 'D': self.index()
        elif c == 'E': self.x = 0; self.index()
        elif c == '=': self.modes['appkeypad'] = True
        elif c == '>': self.modes['appkeypad'] = False
        elif c == 'c': self.reset(); self.modes = dict(DEF_MODES); self.hit('ris', 'ESC c (full reset)')
        elif c in 'HNO\\lgno|}~': pass
        elif c == 'Z': self.hit('query', 'ESC Z (DECID)')
        else: self.hit('unknown-esc', repr(s))
    def string(self, kind, body):
        name = {']': 'OSC', 'P': 'DCS', 'X': 'SOS', '^': 'PM', '_': 'APC'}[kind]
        txt = body.decode('utf8', 'backslashreplace')
        self.count((name + ' ' + txt.split(';')[0][:8]).encode())
        if name == 'OSC' and txt.split(';')[0] in ('0', '1', '2'): self.title = txt.split(';', 1)[-1]
        if name == 'OSC' and txt == '104': return            # ncurses' own orig_colors at endwin
        self.hit('osc' + txt.split(';')[0][:6] if name == 'OSC' else name.lower(), txt[:120])
    def clamp(self):
        self.y = max(0, min(self.rows - 1, self.y)); self.x = max(0, min(self.cols - 1, self.x))
    def csi(self, s):
        self.count(b'CSI ' + s)
        f = chr(s[-1]); body = s[:-1].decode('latin1')
        priv = body[:1] if body[:1] in '<=>?' and body else ''
        inter = ''.join(c for c in body if ' ' <= c <= '/')
        nums = body[len(priv):].rstrip(inter) if inter else body[len(priv):]
        if '7331' in nums: self.hit('canary', 'CSI ' + body + f)
        try: p = [int(q.split(':')[0]) if q.split(':')[0] else None for q in nums.split(';')] if nums else []
        except ValueError: self.hit('malformed', 'CSI ' + body + f); return
        a = lambda i, d=1: (p[i] if i < len(p) and p[i] is not None and (p[i] or d == 0) else d)
        row = self.lines[self.y]
        if priv == '?' and f in 'hl':
            for m in p: self.dec(m, f == 'h')
            return
        if f == 'n' or f == 'c' and priv != '?' or (f == 'p' and '$' in inter) or (f == 'q' and priv == '>') or (f == 'x' and not inter):
            self.hit('query', 'CSI ' + body + f); return
        if priv or inter:
            if (priv, f) == ('?', 'c') or (priv, f) in (('>', 'm'), ('>', 'u'), ('<', 'u'), ('=', 'u')) or inter == ' ' and f == 'q' or inter == '!' and f == 'p':
                if inter == '!' : self.modes.update(cursor=True, wrap=True, insert=False, appcursor=False, appkeypad=False, origin=False); self.attr = (); self.top, self.bot = 0, self.rows - 1
                return
            self.hit('unknown-csi', 'CSI ' + body + f); return
        if f != 'm' and f != 'b': self.pend = False if f in 'ABCDEFGHdf`aeIZ' else self.pend
        n = a(0)
        if f in 'Hf': self.y = a(0) - 1; self.x = a(1) - 1; self.clamp()
        elif f == 'A': self.y = max(self.top if self.y >= self.top else 0, self.y - n)
        elif f in 'Be': self.y = min(self.bot if self.y <= self.bot else self.rows - 1, self.y + n)
        elif f in 'Ca': self.x += n; self.clamp()
        elif f == 'D': self.x -= n; self.clamp()
        elif f == 'E': self.y += n; self.x = 0; self.clamp()
        elif f == 'F': self.y -= n; self.x = 0; self.clamp()
        elif f in 'G`': self.x = n - 1; self.clamp()
        elif f == 'd': self.y = n - 1; self.clamp()
        elif f == 'J':
            m = a(0, 0)
            if m == 0: rng = [(self.y, self.x, self.cols)] + [(r, 0, self.cols) for r in range(self.y + 1, self.rows)]
            elif m == 1: rng = [(r, 0, self.cols) for r in range(self.y)] + [(self.y, 0, self.x + 1)]
            else: rng = [(r, 0, self.cols) for r in range(self.rows)]
            for r, i, j in rng: self.lines[r][i:j] = [self.blank() for _ in range(j - i)]
            self.pend = False
        elif f == 'K':
            m = a(0, 0); i, j = (self.x, self.cols) if m == 0 else (0, self.x + 1) if m == 1 else (0, self.cols)
            row[i:j] = [self.blank() for _ in range(j - i)]; self.pend = False
        elif f == 'X': j = min(self.cols, self.x + n); row[self.x:j] = [self.blank() for _ in range(j - self.x)]
        elif f == '@': row[self.x:self.x] = [self.blank() for _ in range(min(n, self.cols))]; del row[self.cols:]
        elif f == 'P': del row[self.x:self.x + n]; row.extend(self.blank() for _ in range(self.cols - len(row)))
        elif f in 'LM' and self.top <= self.y <= self.bot:
            t = self.top; self.top = self.y; self.scroll(-n if f == 'L' else n); self.top = t
        elif f == 'S': self.scroll(n)
        elif f == 'T': self.scroll(-n)
        elif f == 'b':
            for _ in range(min(n, self.cols * self.rows)): self.put(self.last)
        elif f == 'r':
            t, b = a(0) - 1, (a(1, self.rows)) - 1
            if 0 <= t < b: self.top, self.bot = t, min(b, self.rows - 1)
            else: self.top, self.bot = 0, self.rows - 1
            self.y = self.x = 0
        elif f == 'm': self.sgr(nums)
        elif f in 'hl':
            for m in p:
                if m == 4: self.modes['insert'] = f == 'h'
        elif f == 's': self.saved = (self.y, self.x, self.attr)
        elif f == 'u': self.y, self.x, self.attr = self.saved; self.clamp()
        elif f == 't':
            if a(0, 0) in (22, 23): pass
            else: self.hit('query' if 11 <= a(0, 0) <= 21 else 'window-op', 'CSI ' + body + f)
        elif f in 'gIZ': pass
        elif f == 'i': self.hit('print', 'CSI ' + body + 'i (media copy)')
        else: self.hit('unknown-csi', 'CSI ' + body + f)
    def dec(self, m, on):
        M = self.modes
        if m in (47, 1047, 1049):
            if on and not M['alt']:
                self.main = (self.lines, self.y, self.x); self.lines = [self.blank_line() for _ in range(self.rows)]
            elif not on and M['alt'] and self.main:
                self.lines, self.y, self.x = self.main; self.main = None; self.clamp()
            M['alt'] = on
        elif m == 25: M['cursor'] = on
        elif m == 7: M['wrap'] = on
        elif m == 1: M['appcursor'] = on
        elif m == 66: M['appkeypad'] = on
        elif m == 5: M['reverse'] = on
        elif m == 6: M['origin'] = on
        elif m in MOUSE: M['mouse'] = on
        elif m == 2004: M['paste'] = on
        elif m == 1004: M['focus'] = on
        elif m in (3, 4, 8, 12, 40, 45, 67, 69, 1034, 1048, 2026, 1007, 2027, 2048): pass
        else: self.hit('unknown-mode', f'?{m}{"h" if on else "l"}')
    NAMES = {1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline', 5: 'blink', 7: 'reverse', 8: 'hidden', 9: 'strike'}
    def sgr(self, nums):
        p = [q.split(':') for q in nums.split(';')] if nums else [['0']]
        at = set(self.attr); i = 0
        while i < len(p):
            q = int(p[i][0] or 0)
            if q == 0: at.clear()
            elif q in self.NAMES: at.add(self.NAMES[q])
            elif q in (21, 22): at -= {'bold', 'dim'}
            elif q in (23, 24, 25, 27, 28, 29): at.discard(self.NAMES[q - 20])
            elif q in (38, 48):
                k = 'fg:' if q == 38 else 'bg:'
                at = {x for x in at if not x.startswith(k)}
                if len(p[i]) > 1: at.add(k + ','.join(p[i][1:]))
                elif i + 2 < len(p) and p[i + 1][0] == '5': at.add(k + p[i + 2][0]); i += 2
                elif i + 4 < len(p): at.add(k + 'rgb'); i += 4
            elif 30 <= q <= 37 or 90 <= q <= 97 or q == 39:
                at = {x for x in at if not x.startswith('fg:')}
                if q != 39: at.add(f'fg:{q - 30 if q < 90 else q - 82}')
            elif 40 <= q <= 47 or 100 <= q <= 107 or q == 49:
                at = {x for x in at if not x.startswith('bg:')}
                if q != 49: at.add(f'bg:{q - 40 if q < 100 else q - 92}')
            i += 1
        self.attr = tuple(sorted(at))

KEYS = {'Enter': '\r', 'Esc': '\x1b', 'Tab': '\t', 'BackTab': '\x1b[Z', 'S-Tab': '\x1b[Z', 'Space': ' ', 'BS': '\x7f',
        'Del': '\x1b[3~', 'Ins': '\x1b[2~', 'PgUp': '\x1b[5~', 'PgDn': '\x1b[6~'}
CUR = {'Up': 'A', 'Down': 'B', 'Right': 'C', 'Left': 'D', 'Home': 'H', 'End': 'F'}
FN = {1: '\x1bOP', 2: '\x1bOQ', 3: '\x1bOR', 4: '\x1bOS', 5: '\x1b[15~', 6: '\x1b[17~', 7: '\x1b[18~', 8: '\x1b[19~',
      9: '\x1b[20~', 10: '\x1b[21~', 11: '\x1b[23~', 12: '\x1b[24~'}

class Fail(Exception):
    def __init__(self, msg, code=1): super().__init__(msg); self.code = code

def unescape(s):
    return re.sub(r'\\(n|t|r|e|\\|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})',
                  lambda m: {'n': '\n', 't': '\t', 'r': '\r', 'e': '\x1b', '\\': '\\'}.get(m[1]) or chr(int(m[1][1:], 16)), s)

LEADER = r'''
import os,sys,signal,select,fcntl,termios
fcntl.ioctl(0,termios.TIOCSCTTY,0)
rd,wr=int(sys.argv[1]),int(sys.argv[2]); lim=sys.argv[3]; argv=sys.argv[4:]
def say(*a):
    try: os.write(wr,(' '.join(map(str,a))+'\n').encode())
    except OSError: pass
signal.signal(signal.SIGTTOU,signal.SIG_IGN); signal.signal(signal.SIGTTIN,signal.SIG_IGN); signal.signal(signal.SIGTSTP,signal.SIG_IGN)
signal.signal(signal.SIGINT,signal.SIG_IGN); signal.signal(signal.SIGQUIT,signal.SIG_IGN)
hup=[True]
pid=os.fork()
if pid==0:
    os.setpgid(0,0)
    os.tcsetpgrp(0,os.getpgrp())
    for s in (signal.SIGTTOU,signal.SIGTTIN,signal.SIGTSTP,signal.SIGINT,signal.SIGQUIT): signal.signal(s,signal.SIG_DFL)
    os.close(rd); os.close(wr)
    import resource
    for l in lim.split():
        k,v=l.split('='); resource.setrlimit(getattr(resource,k),(int(v),int(v)))
        if k=='RLIMIT_FSIZE': signal.signal(signal.SIGXFSZ,signal.SIG_IGN)
    try: os.execvp(argv[0],argv)
    except OSError as e: os.write(2,('exec: %s\n'%e).encode()); os._exit(127)
try: os.setpgid(pid,pid)
except OSError: pass
say('pid',pid)
def onhup(*_):
    if hup[0]:
        try: os.killpg(pid,signal.SIGHUP); os.killpg(pid,signal.SIGCONT)
        except OSError: pass
signal.signal(signal.SIGHUP,onhup)
p,w=os.pipe(); os.set_blocking(w,False); signal.set_wakeup_fd(w); signal.signal(signal.SIGCHLD,lambda *_:None)
saved=None
def reap():
    while True:
        try: q,st=os.waitpid(pid,os.WNOHANG|os.WUNTRACED|os.WCONTINUED)
        except ChildProcessError: return False
        if q==0: return True
        if os.WIFSTOPPED(st): say('stopped',os.WSTOPSIG(st))
        elif os.WIFCONTINUED(st): say('continued')
        elif os.WIFEXITED(st): say('exit',os.WEXITSTATUS(st)); return False
        elif os.WIFSIGNALED(st): say('killed',os.WTERMSIG(st)); return False
while reap():
    try: r,_,_=select.select([rd,p],[],[])
    except InterruptedError: continue
    if p in r: os.read(p,512)
    if rd in r:
        d=os.read(rd,512)
        if not d: break
        for c in d.decode().split():
            if c=='fg':
                try: os.tcsetpgrp(0,pid)
                except OSError: pass
                os.killpg(pid,signal.SIGCONT)
            elif c=='take':
                try: os.tcsetpgrp(0,os.getpgrp())
                except OSError: pass
            elif c=='nohup': hup[0]=False; say('ok')
# stay until the parent goes, so the session (and the tty) outlives the program
try:
    while os.read(rd,512): pass
except OSError: pass
'''

DRAINED = b'\xff drained \xff'  # no UTF-8: no program says it

class Drive:
    def __init__(self, argv, size=(80, 24), env=None, cwd=None, timeout=5.0, log=None, verbose=False, stdin=None, stdout=None, limits=''):
        self.screen = Screen(*size); self.timeout = timeout; self.verbose = verbose
        self.raw = bytearray(); self.log = open(log, 'wb') if log else None
        self.status = None; self.stopped = None; self.saved = {}; self.lastkey = time.monotonic()
        self.master, self.slave = os.openpty()
        self.setsize(*size)
        self.before = termios.tcgetattr(self.slave)
        c_r, self.cmd = os.pipe(); self.rep, r_w = os.pipe()
        s = self.slave
        argv = list(argv)
        if stdin is not None or stdout is not None:       # redirect inside, the tty stays the leader's
            redir = (f' < {shlex.quote(stdin)}' if stdin else '') + (f' > {shlex.quote(stdout)}' if stdout else '')
            argv = ['sh', '-c', 'exec "$@"' + redir, 'sh'] + argv
        self.leader = subprocess.Popen([sys.executable, '-S', '-E', '-c', LEADER, str(c_r), str(r_w), limits] + argv, stdin=s, stdout=s, stderr=s,
                                       pass_fds=(c_r, r_w), start_new_session=True, env=env, cwd=cwd, close_fds=True)
        os.close(c_r); os.close(r_w); os.set_blocking(self.master, False)
        self.repbuf = b''; self.pid = None
        t = time.monotonic()
        while self.pid is None and time.monotonic() - t < 10: self.pump(0.05)
        if self.pid is None: raise Fail('the program did not start', 5)
    def setsize(self, cols, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack('HHHH', rows, cols, 0, 0))
    def pump(self, t=0.02):
        """Read what there is for at most t seconds; True if anything came."""
        fds = [f for f in (self.master, self.rep) if f is not None]
        if not fds: time.sleep(t); return False
        try: r, _, _ = select.select(fds, [], [], t)
        except OSError: return False
        got = False
        if self.master in r and self.master is not None:
            try: d = os.read(self.master, 65536)
            except BlockingIOError: d = b''
            except OSError: d = b''
            if d: got = True; self.take(d)
        if self.rep in r:
            d = os.read(self.rep, 4096)
            if not d: os.close(self.rep); self.rep = None
            self.repbuf += d
            while b'\n' in self.repbuf:
                l, self.repbuf = self.repbuf.split(b'\n', 1); w = l.decode().split()
                if w[0] == 'pid': self.pid = int(w[1])
                elif w[0] == 'stopped': self.stopped = int(w[1])
                elif w[0] == 'continued': self.stopped = None
                elif w[0] in ('exit', 'killed'): self.status = (w[0], int(w[1]))
        return got
    def take(self, d):
        self.raw += d; self.screen.feed(d)
        if self.log: self.log.write(d); self.log.flush()
    def drain(self):
        """The program has ended: reads the last it wrote. The kernel hands it on a
        little later, so a mark is sent after it."""
        while self.pump(0): pass
        if self.master is None or self.slave is None: return
        d = b''; end = time.monotonic() + self.timeout
        try:
            termios.tcflow(self.slave, termios.TCOON)
            os.write(self.slave, DRAINED)
            while DRAINED not in d and time.monotonic() < end:
                if select.select([self.master], [], [], 0.1)[0]: d += os.read(self.master, 65536)
        except (OSError, termios.error): pass  # hung up
        if d := d.replace(DRAINED, b''): self.take(d)
    def send(self, b):
        if self.master is None: raise Fail('the pty is closed')
        if isinstance(b, str): b = b.encode('utf8', 'surrogateescape')
        self.lastkey = time.monotonic(); t = time.monotonic()
        while b:
            try: n = os.write(self.master, b[:1024]); b = b[n:]
            except BlockingIOError:
                self.pump(0.02)
                if time.monotonic() - t > 20: raise Fail('the program does not read its keyboard', 5)
            except OSError as e: raise Fail(f'write to the pty: {e}')
            self.pump(0)
    def key(self, k):
        app = self.screen.modes['appcursor']
        if k in KEYS: return KEYS[k]
        if k in CUR: return ('\x1bO' if app else '\x1b[') + CUR[k]
        m = re.fullmatch(r'F(\d+)', k)
        if m and int(m[1]) in FN: return FN[int(m[1])]
        m = re.fullmatch(r'C-(.)', k)
        if m: return chr(ord(m[1].upper()) & 0x1f) if m[1] != '?' else '\x7f'
        m = re.fullmatch(r'M-(.+)', k)
        if m: return '\x1b' + self.key(m[1])
        if len(k) == 1: return k
        raise Fail(f'unknown key {k}', 2)
    def settle(self, ms=150, maxs=10.0):
        end = time.monotonic() + maxs; quiet = time.monotonic()
        while time.monotonic() < end:
            if self.pump(0.01): quiet = time.monotonic()
            if time.monotonic() - quiet > ms / 1000: return True
            if self.status and not self.pump(0): return True
        return False
    def until(self, fn, secs):
        end = time.monotonic() + secs
        while True:
            if fn(): return True
            if time.monotonic() > end: return False
            if self.status and not self.pump(0.02): return fn()
            self.pump(0.02)
    def dump(self):
        s = self.screen; w = s.cols
        out = ['+' + '-' * w + f'+ cursor {s.y + 1},{s.x + 1}{"" if s.modes["cursor"] else " hidden"}{" alt" if s.modes["alt"] else ""}']
        for l in s.lines:
            t = ''.join(c.ch for c in l); out.append('|' + t + '|')
        return '\n'.join(out + ['+' + '-' * w + '+'])
    def where(self, text):
        for y, l in enumerate(self.screen.lines):
            s = ''; pos = []
            for x, c in enumerate(l):
                for ch in c.ch: s += ch; pos.append(x)
            i = s.find(text)
            if i >= 0: return y, pos[i]
        return None
    def has(self, text): return any(text in l for l in self.screen.text()) or text in '\n'.join(self.screen.text())
    def proc(self, f):
        try:
            with open(f'/proc/{self.pid}/{f}') as h: return h.read()
        except OSError: return ''
    def cpu(self):
        s = self.proc('stat')
        if not s: return 0.0
        p = s.rsplit(')', 1)[1].split(); return (int(p[11]) + int(p[12])) / os.sysconf('SC_CLK_TCK')
    def rss(self):
        m = re.search(r'VmHWM:\s+(\d+)', self.proc('status')); return int(m[1]) / 1024 if m else 0.0
    def signal(self, name):
        n = getattr(signal, name if name.startswith('SIG') else 'SIG' + name)
        try: os.kill(self.pid, n)
        except ProcessLookupError: pass
    def not_restored(self, ttyattrs=True):
        """What is left wrong with the terminal (list of strings)."""
        bad = []; s = self.screen
        for k, v in DEF_MODES.items():
            if s.modes[k] != v: bad.append(f'{k}={"on" if s.modes[k] else "off"}')
        if s.attr: bad.append('SGR left on: ' + ' '.join(s.attr))
        if (s.top, s.bot) != (0, s.rows - 1): bad.append('scroll region left set')
        if s.gl or s.g[0] != 'B': bad.append('charset left shifted')
        if s.st != 'ground': bad.append(f'output ends inside a sequence ({s.st})')
        if ttyattrs and self.slave is not None:
            try: now = termios.tcgetattr(self.slave)
            except termios.error: now = None
            if now:
                for i, n in enumerate(('iflag', 'oflag', 'cflag', 'lflag')):
                    if now[i] != self.before[i]:
                        names = [k for k in dir(termios) if k.isupper() and isinstance(getattr(termios, k), int) and k in
                                 ('ECHO ECHOE ECHOK ICANON ISIG IEXTEN OPOST ONLCR ICRNL INLCR IGNCR IXON IXOFF BRKINT ISTRIP IUTF8').split()
                                 and (now[i] ^ self.before[i]) & getattr(termios, k)
                                 and {'E': 3, 'I': 0, 'O': 1, 'B': 0}.get(k[0]) is not None
                                 and i == (3 if k in ('ECHO', 'ECHOE', 'ECHOK', 'ICANON', 'ISIG', 'IEXTEN') else 1 if k in ('OPOST', 'ONLCR') else 0)]
                        bad.append(f'termios {n}: ' + (' '.join(('+' if now[i] & getattr(termios, k) else '-') + k for k in names) or 'changed'))
                if now[6][termios.VMIN] != self.before[6][termios.VMIN]: bad.append('termios VMIN')
        return bad
    def injections(self, canaries, allow):
        """[(kind, what)] that a program showing untrusted text must never write."""
        out = []
        for k, w in self.screen.found:
            hit = any(c in w for c in canaries)
            base = 'osc' if k.startswith('osc') else k
            if hit or (k not in allow and base not in allow): out.append(('canary:' + k if hit and k != 'canary' else k, w))
        return out
    def close(self, hard=False):
        if self.status is None and self.pid:
            for sig, t in ((() if hard else ((signal.SIGTERM, 3.0),)) + ((signal.SIGKILL, 3.0),)):
                try: os.kill(self.pid, signal.SIGCONT) if not hard else None; os.kill(self.pid, sig)
                except ProcessLookupError: pass
                self.until(lambda: self.status, t)
                if self.status: break
        for f in (self.cmd, self.rep, self.master, self.slave):
            if f is not None:
                try: os.close(f)
                except OSError: pass
        self.cmd = self.rep = self.master = self.slave = None
        try: self.leader.wait(3)
        except subprocess.TimeoutExpired: self.leader.kill(); self.leader.wait()
        if self.log: self.log.close(); self.log = None

    # --- the script
    def run_line(self, line):
        w = shlex.split(line, comments=True)
        if not w: return
        c, a = w[0], w[1:]
        S = self.screen; num = lambda i, d: float(a[i]) if len(a) > i else d
        if c == 'key':
            for k in a: self.send(self.key(k)); self.pump(0.01)
        elif c == 'type': self.send(unescape(a[0]))
        elif c == 'bytes': self.send(bytes.fromhex(''.join(a)))
        elif c == 'paste': self.send('\x1b[200~' + unescape(a[0]) + '\x1b[201~')
        elif c == 'mouse': self.send(f'\x1b[<{int(a[0]) - 1};{a[2]};{a[1]}M\x1b[<{int(a[0]) - 1};{a[2]};{a[1]}m')
        elif c == 'wait':
            e = time.monotonic() + float(a[0])
            while time.monotonic() < e: self.pump(min(0.05, max(0, e - time.monotonic())))
        elif c == 'settle': self.settle(num(0, 150), num(1, 10))
        elif c == 'expect':
            if not self.until(lambda: self.has(a[0]), num(1, self.timeout)): raise Fail(f'not on the screen: {a[0]!r}')
        elif c == 'expect-re':
            if not self.until(lambda: re.search(a[0], '\n'.join(S.text()), re.M), num(1, self.timeout)): raise Fail(f'no match: {a[0]!r}')
        elif c == 'expect-line':
            n = int(a[0]); i = n - 1 if n > 0 else S.rows + n
            if not self.until(lambda: 0 <= i < S.rows and a[1] in S.text()[i], self.timeout): raise Fail(f'line {n} is {S.text()[i]!r}')
        elif c == 'expect-attr':
            if not self.until(lambda: self.where(a[0]), self.timeout): raise Fail(f'not on the screen: {a[0]!r}')
            y, x = self.where(a[0]); neg = a[1].startswith('!'); want = a[1].lstrip('!')
            if (want in S.lines[y][x].attr) == neg: raise Fail(f'{a[0]!r} at {y + 1},{x + 1} has {S.lines[y][x].attr}')
        elif c == 'expect-cursor':
            if not self.until(lambda: (S.y + 1, S.x + 1) == (int(a[0]), int(a[1])), self.timeout): raise Fail(f'cursor at {S.y + 1},{S.x + 1}')
        elif c == 'reject':
            if self.has(a[0]): raise Fail(f'on the screen: {a[0]!r}')
        elif c == 'reject-re':
            if re.search(a[0], '\n'.join(S.text()), re.M): raise Fail(f'matches: {a[0]!r}')
        elif c == 'within':
            t0 = self.lastkey
            if not self.until(lambda: self.has(a[1]), max(float(a[0]) / 1000 * 5, 5)): raise Fail(f'never appeared: {a[1]!r}')
            ms = (time.monotonic() - t0) * 1000; print(f'   {a[1]!r} after {ms:.0f} ms')
            if ms > float(a[0]): raise Fail(f'{a[1]!r} took {ms:.0f} ms, limit {a[0]}')
        elif c == 'save': self.saved[a[0]] = S.text()
        elif c == 'same':
            if not self.until(lambda: S.text() == self.saved[a[0]], self.timeout):
                d = [f'   {i + 1}: {x!r} -> {y!r}' for i, (x, y) in enumerate(zip(self.saved[a[0]], S.text())) if x != y]
                raise Fail('the screen differs from ' + a[0] + '\n' + '\n'.join(d[:8]))
        elif c == 'screen':
            if a:
                with open(a[0], 'w', encoding='utf8') as f: f.write('\n'.join(S.text()) + '\n')
            else: print(self.dump())
        elif c == 'resize':
            x, y = map(int, a[0].lower().split('x')); S.resize(x, y); self.setsize(x, y); self.pump(0.02)
        elif c == 'storm-resize':
            rnd = random.Random(int(a[0])); old = (S.cols, S.rows)
            for _ in range(int(a[0])):
                x, y = rnd.choice([(1, 1), (2, 1), (1, 50), (300, 1), (rnd.randint(1, 300), rnd.randint(1, 100))])
                S.resize(x, y); self.setsize(x, y); self.pump(num(1, 5) / 1000)
            S.resize(*old); self.setsize(*old); self.settle(200)
        elif c == 'signal':
            for _ in range(int(num(1, 1))): self.signal(a[0]); self.pump(num(2, 1) / 1000)
        elif c == 'suspend':
            self.send('\x1a')
            if not self.until(lambda: self.stopped, num(0, self.timeout)): raise Fail('Ctrl-Z did not stop the program')
            self.settle(50); os.write(self.cmd, b'take ')
            bad = self.not_restored()
            if bad: raise Fail('terminal not restored while stopped: ' + '; '.join(bad), 4)
        elif c == 'fg':
            os.write(self.cmd, b'fg '); self.until(lambda: not self.stopped, 3); self.settle(150)
        elif c in ('hangup', 'vanish'):
            if c == 'vanish':
                os.write(self.cmd, b'nohup '); self.pump(0.1)
            for n in ('master', 'slave'): os.close(getattr(self, n)); setattr(self, n, None)
            time.sleep(0.05)
        elif c == 'stdin-eof': self.send('\x04')
        elif c == 'expect-exit':
            want = a[0] if a else '0'
            if not self.until(lambda: self.status, num(1, self.timeout)): raise Fail('the program has not ended', 5)
            self.drain()
            k, n = self.status; got = str(n) if k == 'exit' else signal.Signals(n).name
            if want not in ('any', got, got.replace('SIG', '')): raise Fail(f'ended with {k} {got}, wanted {want}', 5 if k == 'killed' else 1)
        elif c == 'alive':
            self.pump(0.02)
            if self.status: raise Fail(f'the program has ended: {self.status}', 5)
        elif c == 'expect-rss':
            r = self.rss(); print(f'   peak memory {r:.1f} MB')
            if r > float(a[0]): raise Fail(f'peak memory {r:.1f} MB, limit {a[0]}')
        elif c == 'expect-cpu':
            r = self.cpu(); print(f'   cpu {r:.2f} s')
            if r > float(a[0]): raise Fail(f'used {r:.2f} s of CPU, limit {a[0]}')
        elif c == 'expect-idle':
            r0 = self.cpu(); self.run_line(f'wait {a[0]}'); d = (self.cpu() - r0) * 1000
            print(f'   {d:.0f} ms of CPU in {a[0]} s idle')
            if d > float(a[1]): raise Fail(f'{d:.0f} ms of CPU while idle, limit {a[1]}')
        elif c == 'expect-raw':
            if bytes.fromhex(a[0]) not in self.raw: raise Fail(f'bytes not seen: {a[0]}')
        elif c == 'reject-raw':
            if bytes.fromhex(a[0]) in self.raw: raise Fail(f'bytes seen: {a[0]}')
        elif c == 'shell':
            r = subprocess.run(a[0], shell=True, env=dict(os.environ, PTY_PID=str(self.pid)))
            if r.returncode: raise Fail(f'shell command failed ({r.returncode}): {a[0]}')
        elif c == 'expect-bells':
            if S.bell > int(a[0]): raise Fail(f'{S.bell} bells, limit {a[0]}')
        elif c == 'note': print('   ' + ' '.join(a))
        else: raise Fail(f'unknown command {c!r}', 2)
