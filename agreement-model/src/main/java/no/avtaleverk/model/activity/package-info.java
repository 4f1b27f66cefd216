/** Activity figures the parties agreed in a clause to follow. */
@NullMarked
package no.avtaleverk.model.activity;

import org.jspecify.annotations.NullMarked;
