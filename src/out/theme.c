/* SPDX-License-Identifier: MIT */
#include "out/theme.h"

#include "base/mo.h"

#include "base/macros.h"

#include <assert.h>
#include <string.h>

enum colour {
	NONE = LOOK_DEFAULT,
	BLACK,
	RED,
	GREEN,
	YELLOW,
	BLUE,
	MAGENTA,
	CYAN,
	WHITE,
	GREY,
	BRIGHT_RED,
	BRIGHT_GREEN,
	BRIGHT_YELLOW,
	BRIGHT_BLUE,
	BRIGHT_MAGENTA,
	BRIGHT_CYAN,
	BRIGHT_WHITE,
};

#define B LOOK_BOLD
#define D LOOK_DIM
#define I LOOK_ITALIC
#define U LOOK_UNDERLINE
#define R LOOK_REVERSE

/*
 * One table of attributes for all themes: whoever sees no colours sees the same
 * differences. What bold, underline and reverse can tell apart on a VT100 is
 * told with these; dim and italic only add.
 */
static const uint8_t role_attrs[] = {
	[ROLE_TEXT] = 0,
	[ROLE_TITLE] = B | U,
	[ROLE_HEADING] = B,
	[ROLE_ID] = D,
	[ROLE_LINK] = B | U,
	[ROLE_TERM] = U,
	[ROLE_REF] = D,
	[ROLE_NOTE] = B,
	[ROLE_CODE] = I,
	[ROLE_BULLET] = B,
	[ROLE_QUOTE] = D,
	[ROLE_LABEL] = B,
	[ROLE_BORDER] = D,
	[ROLE_FALLBACK] = I | U,
	[ROLE_MATCH] = U | R,
	[ROLE_MATCH_AT] = B | U | R,
	[ROLE_FOCUS] = R,
	[ROLE_HINT] = B | R,
	[ROLE_DIM] = D,
	[ROLE_STATUS] = R,
	[ROLE_STATUS_KEY] = B | R,
	[ROLE_PROMPT] = B,
	[ROLE_BOX] = 0,
	[ROLE_BOX_TITLE] = B,
	[ROLE_CURSOR] = R,
	[ROLE_WARNING] = B | R,
	[ROLE_CHANGED] = B | R,
	[ROLE_SIGN] = B,
	[ROLE_ADDED] = B | U,
	[ROLE_REMOVED] = R,
	/* The row below tells the levels apart. */
	[ROLE_LEVEL_1] = 0,
	[ROLE_LEVEL_2] = 0,
	[ROLE_LEVEL_3] = 0,
	[ROLE_BLACK] = 0,
	[ROLE_WHITE] = R,
	[ROLE_SPOKEN] = R,
};
static_assert(ARRAY_LEN(role_attrs) == ROLE_COUNT, "every role needs a look");

struct colours {
	int8_t fg, bg;
};

struct theme {
	const char *name;
	struct colours text;         /* of roles that name no colour */
	const struct colours *roles; /* ROLE_COUNT, or NULL: no colours */
};

/*
 * On the terminal's own colours, whether light or dark: no yellow, no blue, no
 * white, no black. Where the row is 0, 0 (black on black) it is not set.
 */
#define COVERS                                \
	[ROLE_BLACK] = {BRIGHT_WHITE, BLACK}, \
	[ROLE_WHITE] = {BLACK, BRIGHT_WHITE},
#define FG(colour)             \
	{                      \
		(colour), NONE \
	}
static const struct colours default_roles[ROLE_COUNT] = {
	[ROLE_TITLE] = FG(MAGENTA),
	[ROLE_HEADING] = FG(MAGENTA),
	[ROLE_LINK] = FG(CYAN),
	[ROLE_TERM] = FG(CYAN),
	[ROLE_REF] = FG(GREEN),
	[ROLE_NOTE] = FG(RED),
	[ROLE_CODE] = FG(GREEN),
	[ROLE_BULLET] = FG(MAGENTA),
	[ROLE_QUOTE] = FG(CYAN),
	[ROLE_LABEL] = FG(GREEN),
	[ROLE_FALLBACK] = FG(RED),
	[ROLE_MATCH] = FG(GREEN),
	[ROLE_MATCH_AT] = FG(MAGENTA),
	[ROLE_HINT] = FG(RED),
	[ROLE_BOX_TITLE] = FG(MAGENTA),
	[ROLE_WARNING] = FG(RED),
	[ROLE_ADDED] = FG(GREEN),
	[ROLE_REMOVED] = FG(RED),
	[ROLE_SIGN] = FG(RED),
	[ROLE_CHANGED] = FG(GREEN),
	[ROLE_LEVEL_1] = FG(GREEN),
	[ROLE_LEVEL_2] = FG(MAGENTA),
	[ROLE_LEVEL_3] = FG(RED),
	COVERS};

#undef FG
#define FG(colour)                     \
	{                              \
		(colour), BRIGHT_WHITE \
	}
static const struct colours light_roles[ROLE_COUNT] = {[ROLE_TITLE] = FG(BLUE),
	[ROLE_HEADING] = FG(BLUE),
	[ROLE_LINK] = FG(BLUE),
	[ROLE_TERM] = FG(BLUE),
	[ROLE_REF] = FG(MAGENTA),
	[ROLE_NOTE] = FG(RED),
	[ROLE_CODE] = FG(MAGENTA),
	[ROLE_BULLET] = FG(BLUE),
	[ROLE_QUOTE] = FG(BLUE),
	[ROLE_LABEL] = FG(RED),
	[ROLE_FALLBACK] = FG(RED),
	[ROLE_MATCH] = FG(BLUE),
	[ROLE_MATCH_AT] = FG(RED),
	[ROLE_HINT] = FG(RED),
	[ROLE_BOX_TITLE] = FG(BLUE),
	[ROLE_WARNING] = FG(RED),
	[ROLE_ADDED] = FG(GREEN),
	[ROLE_REMOVED] = FG(RED),
	[ROLE_SIGN] = FG(RED),
	[ROLE_CHANGED] = FG(GREEN),
	[ROLE_LEVEL_1] = FG(GREEN),
	[ROLE_LEVEL_2] = FG(BLUE),
	[ROLE_LEVEL_3] = FG(RED),
	COVERS};

#undef FG
#define FG(colour)              \
	{                       \
		(colour), BLACK \
	}
static const struct colours dark_roles[ROLE_COUNT] = {
	[ROLE_TITLE] = FG(BRIGHT_YELLOW),
	[ROLE_HEADING] = FG(BRIGHT_YELLOW),
	[ROLE_LINK] = FG(BRIGHT_CYAN),
	[ROLE_TERM] = FG(BRIGHT_CYAN),
	[ROLE_REF] = FG(BRIGHT_GREEN),
	[ROLE_NOTE] = FG(BRIGHT_MAGENTA),
	[ROLE_CODE] = FG(BRIGHT_GREEN),
	[ROLE_BULLET] = FG(BRIGHT_YELLOW),
	[ROLE_QUOTE] = FG(BRIGHT_CYAN),
	[ROLE_LABEL] = FG(BRIGHT_GREEN),
	[ROLE_FALLBACK] = FG(BRIGHT_MAGENTA),
	[ROLE_MATCH] = FG(BRIGHT_GREEN),
	[ROLE_MATCH_AT] = FG(BRIGHT_YELLOW),
	[ROLE_HINT] = FG(BRIGHT_MAGENTA),
	[ROLE_BOX_TITLE] = FG(BRIGHT_YELLOW),
	[ROLE_WARNING] = FG(BRIGHT_MAGENTA),
	[ROLE_ADDED] = FG(BRIGHT_GREEN),
	[ROLE_REMOVED] = FG(BRIGHT_MAGENTA),
	[ROLE_SIGN] = FG(BRIGHT_MAGENTA),
	[ROLE_CHANGED] = FG(BRIGHT_MAGENTA),
	[ROLE_LEVEL_1] = FG(BRIGHT_GREEN),
	[ROLE_LEVEL_2] = FG(BRIGHT_YELLOW),
	[ROLE_LEVEL_3] = FG(BRIGHT_MAGENTA),
	COVERS};
#undef FG

static const struct theme themes[] = {
	{NC_("theme", "default"), {NONE, NONE}, default_roles},
	{NC_("theme", "light"), {BLACK, BRIGHT_WHITE}, light_roles},
	{NC_("theme", "dark"), {WHITE, BLACK}, dark_roles},
	{NC_("theme", "mono"), {NONE, NONE}, NULL},
};

int theme_count(void)
{
	return (int)ARRAY_LEN(themes);
}

const char *theme_name(int theme)
{
	return theme >= 0 && theme < theme_count() ? themes[theme].name : "";
}

int theme_find(const char *name)
{
	for (int i = 0; i < theme_count(); i++)
		if (strcmp(themes[i].name, name) == 0)
			return i;
	return -1;
}

static struct colours role_colours(const struct theme *theme, unsigned role)
{
	static const struct colours own = {NONE, NONE};
	struct colours found;

	if (!theme->roles)
		return own;
	found = theme->roles[role];
	return found.fg == 0 && found.bg == 0 ? theme->text : found;
}

/* The bright half of 16 colours on a terminal with 8. */
static int8_t fit(int8_t colour, int colours)
{
	if (colours < 16 && colour > WHITE)
		return (int8_t)(colour - 8);
	return colour;
}

struct look theme_look(int theme, style_t style, int colours)
{
	const unsigned role = style & STYLE_ROLE;
	const unsigned known = role < ROLE_COUNT ? role : ROLE_TEXT;
	const struct theme *t =
		&themes[theme >= 0 && theme < theme_count() ? theme : 0];
	const struct colours found = role_colours(t, known);
	unsigned attrs = role_attrs[known];

	if (style & STYLE_STRONG)
		attrs |= LOOK_BOLD;
	if (style & STYLE_EMPH)
		attrs |= LOOK_ITALIC;
	if (colours < 8) {
		/* A terminal without colours has no italics either. */
		if (attrs & LOOK_ITALIC)
			attrs |= LOOK_UNDERLINE;
		return (struct look){NONE, NONE, (uint8_t)attrs};
	}
	return (struct look){
		fit(found.fg, colours), fit(found.bg, colours), (uint8_t)attrs};
}
