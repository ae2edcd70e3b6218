/* SPDX-License-Identifier: MIT */
/*
 * What terminals are and are told beyond terminfo: pure functions from the
 * environment and from texts to bytes. Sends nothing, asks nothing.
 */
#ifndef KOINE_TUI_TERM_H
#define KOINE_TUI_TERM_H

#include "base/buf.h"
#include "tui/restore.h"
#include "tui/screen.h"

#define TERM_EXPLICIT_ON  "\x1b[8l" /* ECMA-48 BDSM reset: do not reorder */
#define TERM_EXPLICIT_OFF "\x1b[8h"
#define TERM_PASTE_ON     "\x1b[?2004h"
#define TERM_PASTE_OFF    "\x1b[?2004l"
#define TERM_CTL_OFF      "\x1b]5379;use_ctl=false\x07" /* mlterm: no bidi */
#define TERM_CTL_ON       "\x1b]5379;use_ctl=true\x07"
/* Is mode 8 known, and then what every terminal answers: what are you. */
#define TERM_PROBE    "\x1b[8$p\x1b[c"
#define TERM_PROBE_MS 100

#define TERM_COPY_MAX 74994 /* [B] what fits OSC 52 of 100,000 bytes */

typedef const char *term_get_fn(const char *name);

/*
 * What stands for `cp` on a Linux console, whose font holds 256 or 512 glyphs:
 * typographic signs that it may lack become their plain ones, one column each.
 * Elsewhere cp itself.
 */
uint32_t term_console_sign(bool is_console, uint32_t cp);
/*
 * For a language whose letters a Linux console cannot show: one sentence in
 * plain Latin letters (never translated: it could not be read), else NULL.
 */
const char *term_console_warning(term_get_fn *get, const char *lang);
/* Milliseconds a lone ESC waits: the user's ESCDELAY, 250 over SSH, else 25. */
int term_escdelay(term_get_fn *get);
/* It answers OSC 5379 (mlterm); an explicit or visual row then stays as it is.
 */
bool term_has_ctl(term_get_fn *get);
/* The mode for what the probe found: 1 and 2 as CSI 8 $ p is answered, 3 fixed.
 */
enum bidi_mode term_bidi_from_probe(int mode_8, enum bidi_mode guess);
/* Appends OSC 52 with the text; false, appending nothing, if it is too long. */
bool term_copy(struct str text, struct buf *out);

/* What is asked of terminfo: id, name there */
#define TERM_CAP_LIST(X)  \
	X(SMCUP, "smcup") \
	X(RMCUP, "rmcup") \
	X(SMKX, "smkx")   \
	X(RMKX, "rmkx")   \
	X(SGR0, "sgr0")   \
	X(CNORM, "cnorm") \
	X(CLEAR, "clear") \
	X(CUP, "cup")

enum term_cap {
#define X(id, name) CAP_##id,
	TERM_CAP_LIST(X)
#undef X
		CAP_COUNT
};

struct term_caps {
	const char *cap[CAP_COUNT]; /* NULL: the terminal has none */
};

/* terminfo name, key: what a terminal may send that no other does */
#define TERM_KEY_LIST(X)            \
	X("kcuu1", KEYCODE_UP)      \
	X("kcud1", KEYCODE_DOWN)    \
	X("kcub1", KEYCODE_LEFT)    \
	X("kcuf1", KEYCODE_RIGHT)   \
	X("khome", KEYCODE_HOME)    \
	X("kend", KEYCODE_END)      \
	X("kpp", KEYCODE_PAGE_UP)   \
	X("knp", KEYCODE_PAGE_DOWN) \
	X("kich1", KEYCODE_INSERT)  \
	X("kdch1", KEYCODE_DELETE)  \
	X("kcbt", KEYCODE_BACK_TAB) \
	X("kf1", KEYCODE_F1)

/*
 * Prepares the bytes of the plan: alternate screen, keypad and paste, explicit
 * mode and mlterm's switch if they are on. Padding ($<5>) is left out.
 */
void term_plan(const struct term_caps *caps, bool is_explicit, bool has_ctl,
	struct restore_plan *plan);

#endif
