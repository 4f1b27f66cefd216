/** One agreement: its text, its versions, the facts about it, and the rules that decide what may happen to it. */
@NullMarked
package no.avtaleverk.model.agreement;

import org.jspecify.annotations.NullMarked;
