/**
 * Sends issued documents to agencies outside this installation and receives theirs: the national
 * message format edXML (QCVN 102:2016/BTTTT), and the gateways that carry it (Quyết định
 * 28/2018/QĐ-TTg).
 */
@NullMarked
package vn.trinhky.exchange;

import org.jspecify.annotations.NullMarked;
