package io.kaquan.merchant.capability;

import io.kaquan.merchant.account.Channel;

/**
 * What a merchant with the card function may create on a channel: one row of the comparison of the
 * two channels.
 *
 * @param cardType as the API writes it, for example {@code CASH}
 * @param console whether cards of this type can be created in the console
 * @param api whether cards of this type can be created through the API
 */
public record Capability(Channel channel, String cardType, boolean console, boolean api) {}
