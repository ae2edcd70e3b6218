/* SPDX-License-Identifier: MIT */
#include "text/i18n.h"

#include "base/macros.h"

#include <assert.h>
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>
#include <unicode/uvernum.h>

#define QUOTE(x) #x
/* The name that ICU's headers give a function: with its version at the end. */
#define NAME(function) QUOTE(function)
#define LIBRARY        "libicui18n.so." NAME(U_ICU_VERSION_MAJOR_NUM)

static const struct {
	const char *name;
	size_t at; /* [B] in struct i18n */
} functions[] = {
	{NAME(ucol_open), offsetof(struct i18n, collator_open)},
	{NAME(ucol_close), offsetof(struct i18n, collator_close)},
	{NAME(ucol_getSortKey), offsetof(struct i18n, collator_key)},
	{NAME(unum_open), offsetof(struct i18n, number_open)},
	{NAME(unum_close), offsetof(struct i18n, number_close)},
	{NAME(unum_setAttribute), offsetof(struct i18n, number_set)},
	{NAME(unum_formatInt64), offsetof(struct i18n, number_format)},
	{NAME(utrans_openU), offsetof(struct i18n, transform_open)},
	{NAME(utrans_close), offsetof(struct i18n, transform_close)},
	{NAME(utrans_transUChars), offsetof(struct i18n, transform)},
	{NAME(unum_getAttribute), offsetof(struct i18n, number_get)},
	{NAME(unum_getSymbol), offsetof(struct i18n, number_symbol)},
	{NAME(unum_getTextAttribute), offsetof(struct i18n, number_text)},
	{NAME(unum_setTextAttribute), offsetof(struct i18n, number_set_text)},
	{NAME(unumsys_open), offsetof(struct i18n, digits_open)},
	{NAME(unumsys_close), offsetof(struct i18n, digits_close)},
	{NAME(unumsys_getName), offsetof(struct i18n, digits_name)},
	{NAME(ulocdata_open), offsetof(struct i18n, locale_open)},
	{NAME(ulocdata_close), offsetof(struct i18n, locale_close)},
	{NAME(ulocdata_getDelimiter), offsetof(struct i18n, locale_quote)},
	{NAME(ulocdata_getExemplarSet), offsetof(struct i18n, locale_letters)},
	{NAME(udat_open), offsetof(struct i18n, date_open)},
	{NAME(udat_close), offsetof(struct i18n, date_close)},
	{NAME(udat_getSymbols), offsetof(struct i18n, date_symbols)},
	{NAME(uplrules_open), offsetof(struct i18n, plural_open)},
	{NAME(uplrules_close), offsetof(struct i18n, plural_close)},
	{NAME(uplrules_select), offsetof(struct i18n, plural_select)},
};

bool i18n_load(struct i18n *i18n)
{
	/* Never closed: the next one who asks finds it loaded. */
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

	static_assert(sizeof(void *) == sizeof(i18n->collator_open), "POSIX");
	*i18n = (struct i18n){0};
	for (size_t i = 0; library && i < ARRAY_LEN(functions); i++) {
		void *function = dlsym(library, functions[i].name);

		if (!function) {
			*i18n = (struct i18n){0};
			return false;
		}
		memcpy((char *)i18n + functions[i].at, &function,
			sizeof(function));
	}
	return library != NULL;
}
