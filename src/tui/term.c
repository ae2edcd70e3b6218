/* SPDX-License-Identifier: MIT */
#include "tui/term.h"

#include "base/mo.h"

#include <string.h>

#define ESC_LOCAL_MS 25
#define ESC_SSH_MS   250
#define ESC_MAX_MS   5000
#define VTE_EXPLICIT 5800 /* VTE 0.58 knows BDSM */

static bool is_set(term_get_fn *get, const char *name)
{
	const char *value = get(name);

	return value && *value;
}

static int number(term_get_fn *get, const char *name)
{
	int value = 0;

	str_to_int(str_of(get(name)), &value);
	return value;
}

int term_escdelay(term_get_fn *get)
{
	int value;

	if (str_to_int(str_of(get("ESCDELAY")), &value) && value >= 0)
		return value < ESC_MAX_MS ? value : ESC_MAX_MS;
	if (is_set(get, "SSH_CONNECTION") || is_set(get, "SSH_TTY"))
		return ESC_SSH_MS;
	return ESC_LOCAL_MS;
}

static bool term_starts(term_get_fn *get, const char *prefix)
{
	return str_starts(str_of(get("TERM")), str_of(prefix));
}

bool term_has_ctl(term_get_fn *get)
{
	/* Inside tmux MLTERM is the server's, and OSC 5379 does not pass. */
	if (is_set(get, "TMUX") || is_set(get, "STY"))
		return false;
	return is_set(get, "MLTERM") || term_starts(get, "mlterm");
}

static const struct {
	const char *name;
	const char *why;
	enum bidi_mode mode;
} asked[] = {
	{"explicit", "KOINE_BIDI=explicit", BIDI_EXPLICIT},
	{"visual", "KOINE_BIDI=visual", BIDI_VISUAL},
	{"logical", "KOINE_BIDI=logical", BIDI_LOGICAL},
	{"off", "KOINE_BIDI=off", BIDI_OFF},
};

static bool from_user(term_get_fn *get, struct term_facts *facts)
{
	const struct str value = str_of(get("KOINE_BIDI"));

	for (size_t i = 0; i < ARRAY_LEN(asked); i++)
		if (str_eq(value, str_of(asked[i].name))) {
			*facts = (struct term_facts){
				asked[i].why, asked[i].mode, true};
			return true;
		}
	return false;
}

/*
 * tmux and screen keep the letters as they come; what reorders is the terminal
 * around them, known only by what the server inherited, and mode 8 never
 * reaches it.
 */
static bool from_multiplexer(term_get_fn *get, struct term_facts *facts)
{
	if (!is_set(get, "TMUX") && !is_set(get, "STY"))
		return false;
	facts->is_settled = true;
	facts->bidi = BIDI_LOGICAL;
	if (is_set(get, "VTE_VERSION"))
		/* TRANSLATORS: names of variables of the environment */
		facts->bidi_why = N_("TMUX or STY, VTE_VERSION");
	else if (is_set(get, "KONSOLE_VERSION"))
		/* TRANSLATORS: names of variables of the environment */
		facts->bidi_why = N_("TMUX or STY, KONSOLE_VERSION");
	else
		*facts = (struct term_facts){
			/* TRANSLATORS: names of variables of the environment */
			N_("TMUX or STY"), BIDI_VISUAL, true};
	return true;
}

/* What the variables say; a probe says more, since they may be inherited. */
static struct term_facts from_terminal(term_get_fn *get)
{
	const struct str program = str_of(get("TERM_PROGRAM"));

	if (is_set(get, "KONSOLE_VERSION"))
		return (struct term_facts){
			"KONSOLE_VERSION", BIDI_LOGICAL, false};
	if (str_eq(program, STR("Apple_Terminal")))
		return (struct term_facts){
			"TERM_PROGRAM=Apple_Terminal", BIDI_LOGICAL, false};
	if (number(get, "VTE_VERSION") >= VTE_EXPLICIT)
		return (struct term_facts){"VTE_VERSION", BIDI_EXPLICIT, false};
	return (struct term_facts){
		/* TRANSLATORS: why right-to-left text is sent in this way:
	           nothing says that the terminal reorders it */
		N_("no sign of reordering"), BIDI_VISUAL, false};
}

struct term_facts term_bidi_from_env(const char *(*get)(const char *name))
{
	struct term_facts facts = {"", BIDI_VISUAL, true};

	if (from_user(get, &facts) || from_multiplexer(get, &facts))
		return facts;
	if (term_has_ctl(get))
		return (struct term_facts){"MLTERM", BIDI_VISUAL, true};
	/* Never ask these: they print the question. */
	if (term_starts(get, "linux"))
		return (struct term_facts){"TERM=linux", BIDI_VISUAL, true};
	if (term_starts(get, "dumb") || !is_set(get, "TERM"))
		return (struct term_facts){"TERM=dumb", BIDI_VISUAL, true};
	return from_terminal(get);
}

enum bidi_mode term_bidi_from_probe(int mode_8, enum bidi_mode guess)
{
	switch (mode_8) {
	case 1:
	case 2:
	case 4: /* explicit for ever */
		return BIDI_EXPLICIT;
	case 3: /* implicit for ever */
		return BIDI_LOGICAL;
	default:
		/* Mode 8 unknown: VTE_VERSION was inherited. */
		return guess == BIDI_EXPLICIT ? BIDI_VISUAL : guess;
	}
}

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz0123456789+/";

/* The k-th of the four digits of three bytes. */
static struct str digit(uint32_t bits, size_t k)
{
	return (struct str){&base64[bits >> (18 - 6 * k) & 63], 1};
}

static void encode(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i += 3) {
		const size_t left = text.len - i;
		uint32_t bits = 0;

		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 |
			       (k < left ? (unsigned char)text.ptr[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_str(out, k <= left ? digit(bits, k) : STR("="));
	}
}

bool term_copy(struct str text, struct buf *out)
{
	if (text.len > TERM_COPY_MAX)
		return false;
	buf_cstr(out, "\x1b]52;c;");
	encode(text, out);
	buf_byte(out, '\x07');
	return true;
}

/* A terminfo string without its padding; what has no room is left out whole. */
static void add(struct restore_bytes *out, const char *capability)
{
	const char *pos = capability ? capability : "";
	const size_t before = out->len;

	while (*pos) {
		const char *end =
			strncmp(pos, "$<", 2) == 0 ? strchr(pos, '>') : NULL;

		if (end) {
			pos = end + 1;
			continue;
		}
		if (out->len == sizeof(out->ptr)) {
			out->len = before;
			return;
		}
		out->ptr[out->len++] = *pos++;
	}
}

void term_plan(const struct term_caps *caps, bool is_explicit, bool has_ctl,
	struct restore_plan *plan)
{
	plan->enter_screen.len = plan->enter.len = plan->leave.len = 0;
	add(&plan->enter_screen, caps->cap[CAP_SMCUP]);
	add(&plan->enter, caps->cap[CAP_SMKX]);
	add(&plan->enter, TERM_PASTE_ON);
	add(&plan->leave, caps->cap[CAP_SGR0]);
	add(&plan->leave, caps->cap[CAP_RMKX]);
	add(&plan->leave, TERM_PASTE_OFF);
	if (is_explicit) {
		add(&plan->enter, TERM_EXPLICIT_ON);
		add(&plan->leave, TERM_EXPLICIT_OFF);
	}
	if (has_ctl) {
		add(&plan->enter, TERM_CTL_OFF);
		add(&plan->leave, TERM_CTL_ON);
	}
	add(&plan->leave, caps->cap[CAP_CNORM]);
	/* No alternate screen: nothing of ours is left behind all the same. */
	add(&plan->leave, caps->cap[CAP_RMCUP] ? caps->cap[CAP_RMCUP]
					       : caps->cap[CAP_CLEAR]);
}

uint32_t term_console_sign(bool is_console, uint32_t cp)
{
	static const struct {
		uint32_t sign, plain;
	} signs[] = {
		{0x2010, '-'},
		{0x2011, '-'},
		{0x2013, '-'},
		{0x2014, '-'},
		{0x2018, '\''},
		{0x2019, '\''},
		{0x201A, ','},
		{0x201C, '"'},
		{0x201D, '"'},
		{0x201E, '"'},
		{0x2020, '+'},
		{0x2022, '*'},
		{0x2026, '~'},
		{0x2713, '+'},
		{0x2717, 'x'},
		{0x202F, ' '},
		{0x00A0, ' '},
	};

	for (size_t i = 0; is_console && i < ARRAY_LEN(signs); i++)
		if (signs[i].sign == cp)
			return signs[i].plain;
	return cp;
}

const char *term_console_warning(term_get_fn *get, const char *lang)
{
	const char *term = get("TERM");

	if (term == NULL || strcmp(term, "linux") != 0)
		return NULL;
	if (strcmp(lang, "zh") == 0)
		return "This console cannot show Chinese letters: L chooses "
		       "another language";
	if (strcmp(lang, "ar") == 0)
		return "This console may not show Arabic letters: L chooses "
		       "another language";
	return NULL;
}
