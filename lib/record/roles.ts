/** What a reporter is to the paper: 本报记者, 通讯员, 摄影. Each needs a name in the messages `Roles`. */
export const reporterRoles = ["staff", "correspondent", "photographer"] as const;
export type ReporterRole = (typeof reporterRoles)[number];
