import type { MeshSettings } from './settings';

/** What a mesh is as long as nothing else is said: read by the schema of environment files and by code alike. */
export const MESH_DEFAULTS = { members: [] } as const satisfies MeshSettings;
