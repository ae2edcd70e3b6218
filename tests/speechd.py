# SPDX-License-Identifier: MIT
"""A speech-dispatcher for tests: talks SSIP over a socket and says nothing.

`said` has what was spoken, as (language, voice, text); `heard` every line that
came, `commands` those that are no text. A sentence begins at once and ends when `end()` says so, or at once with
`is_quick`. `how` is a way to go wrong:
  silent   takes connections and never answers
  mute     answers commands, and no sentence ever begins
  garbage  answers what is no SSIP
  endless  answers a line without an end
  flood    answers lines without end
  refuses  answers every command with an error
  dies     goes away when the first sentence has begun
"""
import os
import socket
import threading


class Server:

    def __init__(self, path, how='', is_quick=False):
        self.path, self.how, self.is_quick = str(path), how, is_quick
        self.heard, self.said, self.clients = [], [], []
        self.commands = []
        self.queue, self.number, self.is_on = [], 0, None
        self.lock = threading.RLock()
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(4)
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Gone, with everybody who is connected."""
        for s in [self.listener] + self.clients:
            try:
                s.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            s.close()
        if os.path.exists(self.path):
            os.unlink(self.path)

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.clients.append(client)
            threading.Thread(target=self.serve, args=(client,),
                             daemon=True).start()

    def send(self, client, *lines):
        try:
            client.sendall(''.join(f'{l}\r\n' for l in lines).encode())
        except OSError:
            pass

    def event(self, code, word, entry):
        number, client, said = entry
        if code == 701:
            self.is_on = entry
            self.said.append(said)
        self.send(client, f'{code}-{number}', f'{code}-1', f'{code} {word}')

    def begin(self):
        """The next sentence, if none is being spoken."""
        if self.queue and not self.is_on and self.how != 'mute':
            self.event(701, 'BEGIN', self.queue.pop(0))
            if self.how == 'dies':
                self.close()
            elif self.is_quick:
                self.end()

    def end(self):
        """The sentence being spoken has been said."""
        with self.lock:
            if self.is_on:
                entry, self.is_on = self.is_on, None
                self.event(702, 'END', entry)
                self.begin()

    def cancel(self):
        """All that waits and the sentence being spoken, in the order of
        speech-dispatcher."""
        with self.lock:
            entry, self.is_on, self.queue = self.is_on, None, []
            if entry:
                self.event(703, 'CANCELED', entry)

    def lines(self, client):
        rest = b''
        while True:
            try:
                got = client.recv(65536)
            except OSError:
                return
            if not got:
                return
            *whole, rest = (rest + got).split(b'\r\n')
            for line in whole:
                yield line.decode('utf8')

    def wrong(self, client):
        """True if it has gone wrong instead of answering."""
        if self.how == 'silent':
            return True
        if self.how == 'garbage':
            self.send(client, 'HTTP/1.1 400 Bad Request', '', '<html>')
        elif self.how == 'endless':
            threading.Thread(target=self.pour, args=(client, b'2' * 65536),
                             daemon=True).start()
        elif self.how == 'flood':
            threading.Thread(target=self.pour, args=(
                client, b'700-9\r\n700 MARK\r\n' * 4096), daemon=True).start()
        elif self.how == 'refuses':
            self.send(client, '300 ERR INTERNAL')
        return self.how in ('garbage', 'endless', 'flood', 'refuses')

    def pour(self, client, bytes):
        try:
            while True:
                client.sendall(bytes)
        except OSError:
            pass

    def serve(self, client):
        lang, voice, text = None, None, None
        answers = {'LANGUAGE': '201 OK LANGUAGE SET', 'RATE': '203 OK RATE SET',
                   'PRIORITY': '202 OK PRIORITY SET',
                   'CLIENT_NAME': '208 OK CLIENT NAME SET',
                   'SYNTHESIS_VOICE': '209 OK VOICE SET',
                   'NOTIFICATION': '220 OK NOTIFICATION SET'}
        for line in self.lines(client):
            with self.lock:
                self.heard.append(line)
                if self.wrong(client):
                    continue
                words = line.split(' ', 3)
                if text is None:
                    self.commands.append(line)
                if text is not None and line == '.':
                    self.number += 1
                    entry = (self.number, client,
                             (lang, voice, '\n'.join(text)))
                    text = None
                    self.send(client, f'225-{self.number}',
                              '225 OK MESSAGE QUEUED')
                    if any(entry[2][2]):
                        self.queue.append(entry)
                        self.begin()
                elif text is not None:
                    text.append('.' if line == '..' else line)
                elif line == 'SPEAK':
                    text = []
                    self.send(client, '230 OK RECEIVING DATA')
                elif line in ('CANCEL SELF', 'STOP SELF'):
                    self.send(client, '213 OK CANCELED')
                    self.cancel()
                elif line == 'QUIT':
                    self.send(client, '231 HAPPY HACKING')
                    return
                elif words[:2] == ['SET', 'SELF'] and words[2] in answers:
                    if words[2] == 'LANGUAGE':
                        lang, voice = words[3], None
                    if words[2] == 'SYNTHESIS_VOICE':
                        voice = words[3]
                    self.send(client, answers[words[2]])
                else:
                    self.send(client, '500 ERR INVALID COMMAND')
