Kính gửi ${name},

Việc của anh chị ngày ${day}:
<#list parts as part>

${part.name} (${part.lines?size + part.more})
<#list part.lines as line>
- ${line}
</#list>
<#if (part.more > 0)>
- và ${part.more} việc khác
</#if>
</#list>

Mở danh sách việc: ${link}

--
Thư tự động của hệ thống Trình Ký, xin không trả lời thư này.
Muốn nhận ít thư hơn hoặc thôi nhận thư: ${settings}
