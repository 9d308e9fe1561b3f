export const jsonSchemas = (): Record<string, object> => ({})
