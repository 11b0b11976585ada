package io.kaquan.distribution.handout;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lettersADay how many letters one merchant's hand-outs may send within 24 hours
 * @param lettersOnTheWay how many letters of one hand-out wait for the mail server at most; it goes
 *     on when they are gone, so that sign-in codes of other people do not queue up behind a whole
 *     list
 */
@ConfigurationProperties("kaquan.handouts")
record HandoutSettings(
    @DefaultValue("100000") int lettersADay, @DefaultValue("200") int lettersOnTheWay) {}
