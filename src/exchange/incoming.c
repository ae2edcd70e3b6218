/* SPDX-License-Identifier: MIT */
#include "exchange/exchange.h"

void incoming_release(struct incoming_list *list)
{
	vec_release(&list->units);
	arena_free(&list->arena);
	*list = (struct incoming_list){0};
}

uint64_t hex_read(struct str digits)
{
	const struct str hex = STR("0123456789abcdef");
	uint64_t number = 0;

	if (digits.len != 16)
		return 0;
	for (size_t i = 0; i < digits.len; i++) {
		const size_t value = str_find(hex, digits.ptr[i]);

		if (value == hex.len)
			return 0;
		number = number << 4 | value;
	}
	return number;
}
