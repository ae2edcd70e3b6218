/* SPDX-License-Identifier: MIT */
#include "tui/tty.h"

#include "base/fs.h"
#include "base/mo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define IN  STDIN_FILENO
#define OUT STDOUT_FILENO

static const char *env(const char *name)
{
	return getenv(name);
}

static void say(const char *bytes)
{
	/* A terminal that is gone is noticed when it is read. */
	(void)fs_write_all(OUT, str_of(bytes));
}

static void plan_anew(struct tty *tty)
{
	term_plan(&tty->caps, tty->is_explicit, tty->is_ctl_off, &tty->plan);
	restore_change(&tty->plan);
}

bool tty_is_named(const char *term, struct err *err)
{
	if (!isatty(IN) || !isatty(OUT))
		return err_set(err, ERR_TERMINAL,
			_("standard input or output is not a terminal"));
	if (!term || !*term)
		return err_set(err, ERR_TERMINAL,
			_("the variable TERM names no terminal"));
	return true;
}

bool tty_open(struct tty *tty, const struct term_caps *caps, int escdelay_ms,
	struct err *err)
{
	const int delay = escdelay_ms < 0 ? term_escdelay(env) : escdelay_ms;
	int wake_fd;

	*tty = (struct tty){.caps = *caps, .plan.fd = OUT};
	tty->in.wait_fd = -1;
	if (tcgetattr(OUT, &tty->plan.before) != 0)
		return err_set(err, ERR_TERMINAL,
			_("the terminal's modes cannot be read: %s"),
			err_system(errno));
	tty->plan.inside = tty->plan.before;
	tty->is_open = true;
	term_plan(caps, false, false, &tty->plan);
	wake_fd = restore_arm(&tty->plan);
	if (wake_fd < 0 || !ttyin_init(&tty->in, IN, wake_fd, delay))
		return err_set(err, ERR_SYSTEM,
			_("the terminal cannot be waited for: %s"),
			err_system(errno));
	return true;
}

void tty_enter(struct tty *tty)
{
	struct termios *inside = &tty->plan.inside;

	*inside = tty->plan.before;
	inside->c_iflag &= ~(tcflag_t)ICRNL;
	inside->c_oflag &= ~(tcflag_t)(ONLCR | XTABS);
	inside->c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
	inside->c_lflag |= ISIG;
	inside->c_cc[VMIN] = 1;
	inside->c_cc[VTIME] = 0;
	inside->c_cc[VINTR] = _POSIX_VDISABLE;
	inside->c_cc[VSUSP] = _POSIX_VDISABLE;
	tcsetattr(OUT, TCSADRAIN, inside);
	restore_change(&tty->plan);
	say(TERM_PASTE_ON);
}

void tty_leave(struct tty *tty)
{
	say(TERM_PASTE_OFF);
	if (tty->is_explicit)
		say(TERM_EXPLICIT_OFF);
	if (tty->is_ctl_off)
		say(TERM_CTL_ON);
	tty->is_explicit = tty->is_ctl_off = false;
}

void tty_close(struct tty *tty)
{
	if (!tty->is_open)
		return;
	if (!restore_is_outside())
		tcsetattr(OUT, TCSADRAIN, &tty->plan.before);
	restore_disarm();
	ttyin_release(&tty->in);
	tty->is_open = false;
}

enum bidi_mode tty_bidi(struct tty *tty, bool is_needed, bool *is_changed)
{
	const struct term_facts facts = term_bidi_from_env(env);
	enum bidi_mode mode = facts.bidi;

	*is_changed = false;
	if (tty->bidi != BIDI_AUTO)
		return tty->bidi;
	if (!is_needed)
		return mode;
	if (!facts.is_settled) {
		mode = term_bidi_from_probe(ttyin_probe(&tty->in, OUT), mode);
		/* What does not answer may have drawn the question. */
		*is_changed = !tty->in.reader.has_attributes;
	}
	*is_changed = tty_set_bidi(tty, mode) || *is_changed;
	return mode;
}

bool tty_set_bidi(struct tty *tty, enum bidi_mode mode)
{
	const bool is_explicit = mode == BIDI_EXPLICIT;
	const bool is_ctl_off =
		(is_explicit || mode == BIDI_VISUAL) && term_has_ctl(env);
	const bool is_changed = is_explicit != tty->is_explicit ||
	                        is_ctl_off != tty->is_ctl_off;

	tty->bidi = mode;
	if (is_explicit != tty->is_explicit)
		say(is_explicit ? TERM_EXPLICIT_ON : TERM_EXPLICIT_OFF);
	if (is_ctl_off != tty->is_ctl_off)
		say(is_ctl_off ? TERM_CTL_OFF : TERM_CTL_ON);
	tty->is_explicit = is_explicit;
	tty->is_ctl_off = is_ctl_off;
	plan_anew(tty);
	return is_changed;
}

bool tty_copy(const struct tty *tty, struct str text)
{
	struct buf bytes = {0};
	bool is_sent;

	/* The Linux console has no clipboard and would print it. */
	if (!tty->is_open || str_starts(str_of(env("TERM")), STR("linux")))
		return false;
	is_sent =
		term_copy(text, &bytes) && fs_write_all(OUT, buf_view(&bytes));
	buf_release(&bytes);
	return is_sent;
}

bool tty_window(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(OUT, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 ||
		size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*cols = size.ws_col;
	return true;
}
