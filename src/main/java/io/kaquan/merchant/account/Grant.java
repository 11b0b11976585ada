package io.kaquan.merchant.account;

/**
 * What an activated merchant may create on a channel: one row of the comparison of the two
 * channels.
 */
public record Grant(Channel channel, String cardType, boolean console, boolean api) {}
