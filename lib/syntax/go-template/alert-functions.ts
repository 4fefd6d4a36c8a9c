/** Functions of templates in alerts: prometheus/prometheus@v0.305.0:template/template.go. */
export const ALERT_FUNCTIONS =
  'args externalURL first graphLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp label match now parseDuration pathPrefix query reReplaceAll safeHtml sortByLabel stripDomain stripPort strvalue tableLink title toDuration toLower toTime toUpper value'.split(
    ' ',
  );
