/* SPDX-License-Identifier: MIT */
#include "tui/keyseq.h"

/* final byte of CSI or SS3, key; xterm, VT100, rxvt, screen, Linux */
static const struct {
	char final;
	keycode key;
} finals[] = {
	{'A', KEYCODE_UP},
	{'B', KEYCODE_DOWN},
	{'C', KEYCODE_RIGHT},
	{'D', KEYCODE_LEFT},
	{'H', KEYCODE_HOME},
	{'F', KEYCODE_END},
	{'P', KEYCODE_F1},
	{'Q', KEYCODE_F2},
	{'R', KEYCODE_F3},
	{'S', KEYCODE_F4},
	{'Z', KEYCODE_BACK_TAB},
};

/* SS3 only: the numeric keypad in application mode. */
static const struct {
	char final;
	keycode key;
} keypad[] = {
	{'M', KEYCODE_ENTER},
	{'I', KEYCODE_TAB},
	{' ', ' '},
	{'X', '='},
	{'j', '*'},
	{'k', '+'},
	{'l', ','},
	{'m', '-'},
	{'n', '.'},
	{'o', '/'},
	{'p', '0'},
	{'q', '1'},
	{'r', '2'},
	{'s', '3'},
	{'t', '4'},
	{'u', '5'},
	{'v', '6'},
	{'w', '7'},
	{'x', '8'},
	{'y', '9'},
};

/* first parameter of CSI … ~ */
static const keycode numbered[] = {
	[1] = KEYCODE_HOME,
	[2] = KEYCODE_INSERT,
	[3] = KEYCODE_DELETE,
	[4] = KEYCODE_END,
	[5] = KEYCODE_PAGE_UP,
	[6] = KEYCODE_PAGE_DOWN,
	[7] = KEYCODE_HOME,
	[8] = KEYCODE_END,
	[11] = KEYCODE_F1,
	[12] = KEYCODE_F2,
	[13] = KEYCODE_F3,
	[14] = KEYCODE_F4,
	[15] = KEYCODE_F5,
	[17] = KEYCODE_F6,
	[18] = KEYCODE_F7,
	[19] = KEYCODE_F8,
	[20] = KEYCODE_F9,
	[21] = KEYCODE_F10,
	[23] = KEYCODE_F11,
	[24] = KEYCODE_F12,
};

#define PASTE_BEGINS 200
#define PASTE_ENDS   201

int keyseq_number(struct str seq, int index)
{
	int value = 0;

	for (size_t i = 2; i < seq.len; i++) {
		const char c = seq.ptr[i];

		if (c == ';' && index-- == 0)
			break;
		if (c >= '0' && c <= '9' && index == 0 && value < 10000)
			value = value * 10 + (c - '0');
	}
	return value;
}

bool keyseq_has(struct str seq, char from, char to)
{
	for (size_t i = 2; i + 1 < seq.len; i++)
		if (seq.ptr[i] >= from && seq.ptr[i] <= to)
			return true;
	return false;
}

static keycode find_numbered(int number)
{
	if (number == PASTE_BEGINS)
		return KEYCODE_PASTE_BEGIN;
	if (number == PASTE_ENDS)
		return KEYCODE_PASTE_END;
	if (number >= (int)ARRAY_LEN(numbered) || numbered[number] == 0)
		return KEYCODE_UNKNOWN;
	return numbered[number];
}

static keycode find_final(struct str seq, char final)
{
	/* CSI 24;80 R and the like are reports, not F3. */
	if (final >= 'P' && final <= 'S' && keyseq_number(seq, 0) > 1)
		return KEYCODE_UNKNOWN;
	for (size_t i = 0; i < ARRAY_LEN(finals); i++)
		if (finals[i].final == final)
			return finals[i].key;
	return KEYCODE_UNKNOWN;
}

static keycode find_keypad(char final)
{
	for (size_t i = 0; i < ARRAY_LEN(keypad); i++)
		if (keypad[i].final == final)
			return keypad[i].key;
	return KEYCODE_UNKNOWN;
}

keycode keyseq_find(struct str seq)
{
	const bool is_csi = seq.ptr[1] == '[';
	const char final = seq.ptr[seq.len - 1];
	keycode key;

	/* Linux console: CSI [ A … CSI [ E. */
	if (is_csi && seq.len == 4 && seq.ptr[2] == '[')
		return final >= 'A' && final <= 'E'
		               ? KEYCODE_F1 + (keycode)(final - 'A')
		               : KEYCODE_UNKNOWN;
	/* Private parameters and intermediate bytes: nothing a key sends. */
	if (keyseq_has(seq, '<', '?') || keyseq_has(seq, ' ', '/'))
		return KEYCODE_UNKNOWN;
	if (is_csi && final == '~')
		return find_numbered(keyseq_number(seq, 0));
	key = find_final(seq, final);
	return key == KEYCODE_UNKNOWN && !is_csi ? find_keypad(final) : key;
}
