@NullMarked
package no.avtaleverk.web.rounds;

import org.jspecify.annotations.NullMarked;
