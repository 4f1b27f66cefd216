/** What people are told without having asked. */
@NullMarked
package no.avtaleverk.model.notice;

import org.jspecify.annotations.NullMarked;
