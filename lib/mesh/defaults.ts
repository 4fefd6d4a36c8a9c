import type { MeshSettings } from './settings';

/** Defaults of the mesh, for the schema of environment files and for code. */
export const MESH_DEFAULTS = { members: [] } as const satisfies MeshSettings;
