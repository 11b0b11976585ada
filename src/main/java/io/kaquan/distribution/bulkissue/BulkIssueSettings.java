package io.kaquan.distribution.bulkissue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lettersADay how many letters one merchant's bulk issues may send within 24 hours
 * @param lettersOnTheWay how many letters of one bulk issue wait for the mail server at most; it
 *     goes on when they are gone, so that sign-in codes of other people do not queue up behind a
 *     whole list
 */
@ConfigurationProperties("kaquan.bulk-issues")
record BulkIssueSettings(
    @DefaultValue("100000") int lettersADay, @DefaultValue("200") int lettersOnTheWay) {}
