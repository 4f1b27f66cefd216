@NullMarked
package no.avtaleverk.web.mail;

import org.jspecify.annotations.NullMarked;
