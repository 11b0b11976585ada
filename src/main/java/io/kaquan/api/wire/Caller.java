package io.kaquan.api.wire;

import io.kaquan.platform.tenant.AppId;
import io.kaquan.platform.tenant.MerchantId;

/**
 * The program of a merchant that makes a call.
 *
 * @param address the network address that it calls from
 */
public record Caller(AppId appid, MerchantId merchantId, String address) {}
