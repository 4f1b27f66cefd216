@NullMarked
package no.avtaleverk.web.sample;

import org.jspecify.annotations.NullMarked;
