/* SPDX-License-Identifier: MIT */
#include "text/locale_form.h"

#include "base/plural.h"
#include "text/i18n.h"

#define NUMBERS  201 /* compared: 0 to 200 */
#define NAME_MAX 32  /* [units] */

/* The rules there are among the languages of gettext's manual and its table; of
 * two that agree the first is the usual way to write it. */
static const char *const rules[] = {
	"nplurals=2; plural=(n != 1);",
	"nplurals=2; plural=(n > 1);",
	"nplurals=1; plural=0;",
	"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
	"(n%100<10 || n%100>=20) ? 1 : 2);",
	"nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
	"n%100>=20) ? 1 : 2);",
	"nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
	"nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && "
	"(n%100<11 || n%100>19) ? 1 : 2);",
	"nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 "
	"&& n%100!=11 ? 1 : 2);",
	"nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
	"nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>1 && n%100<20) ? 1 : 2);",
	"nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
	"nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);",
	"nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 "
	"? 2 : 3);",
	"nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>2 && n<20 "
	"? 2 : 3);",
	"nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4);",
	"nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>2 && n<7 ? 2 : n>6 && n<11 "
	"? 3 : 4);",
	"nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>2 && "
	"n%100<11) ? 2 : n%100>10 && n%100<20 ? 3 : 4);",
	"nplurals=4; plural=(n==1 ? 0 : n==0 || (n%100>1 && n%100<11) ? 1 : "
	"n%100>10 && n%100<20 ? 2 : 3);",
	"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "
	"n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
	"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? "
	"4 : 5);",
	"nplurals=2; plural=(n%10!=1 || n%100==11);",
	"nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);",
	"nplurals=2; plural=(n > 1 && (n < 11 || n > 99));",
};

/* The categories of CLDR, numbered as they come. */
static bool find_forms(const char *tag, unsigned char forms[NUMBERS])
{
	UErrorCode status = U_ZERO_ERROR;
	struct i18n icu;
	UPluralRules *cldr;
	UChar name[NAME_MAX], names[PLURAL_MAX_FORMS];
	size_t count = 0;

	if (!i18n_load(&icu))
		return false;
	cldr = icu.plural_open(tag, &status);
	for (int n = 0; U_SUCCESS(status) && n < NUMBERS; n++) {
		size_t form = 0;
		int32_t len;

		len = icu.plural_select(cldr, n, name, NAME_MAX, &status);
		if (U_FAILURE(status) || len < 1)
			break;
		/* zero one two few many other: the first letters differ, but
		 * for "one" and "other". */
		if (name[0] == 'o' && name[1] == 't')
			name[0] = 'x';
		while (form < count && names[form] != name[0])
			form++;
		if (form == count)
			names[count++] = name[0];
		forms[n] = (unsigned char)form;
	}
	icu.plural_close(cldr);
	return U_SUCCESS(status);
}

/* The same numbers stand together, whatever the forms are called. */
static bool agrees(
	const struct plural *rule, const unsigned char forms[NUMBERS])
{
	int to_form[PLURAL_MAX_FORMS], from_form[PLURAL_MAX_FORMS];

	for (int i = 0; i < PLURAL_MAX_FORMS; i++)
		to_form[i] = from_form[i] = -1;
	for (int n = 0; n < NUMBERS; n++) {
		const int form = (int)plural_form(rule, (unsigned long)n);

		if (to_form[forms[n]] < 0 && from_form[form] < 0) {
			to_form[forms[n]] = form;
			from_form[form] = forms[n];
		}
		if (to_form[forms[n]] != form || from_form[form] != forms[n])
			return false;
	}
	return true;
}

bool locale_plural(const char *tag, struct buf *out)
{
	unsigned char forms[NUMBERS] = {0};
	const bool is_known = find_forms(tag, forms);

	for (size_t i = 0; is_known && i < ARRAY_LEN(rules); i++) {
		struct plural rule;

		if (plural_parse(str_of(rules[i]), &rule) &&
			agrees(&rule, forms)) {
			buf_cstr(out, rules[i]);
			return true;
		}
	}
	buf_cstr(out, rules[0]);
	return false;
}
