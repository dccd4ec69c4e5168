namespace DigitalTwin.Viewer.Documents;

/// <summary>The host.</summary>
/// <param name="Product">Its name.</param>
/// <param name="Build">Digest of the assemblies that decide bits.</param>
/// <param name="Current">Run that the page opens first; null where there is none.</param>
/// <param name="TokenNeeded">Whether changing calls need a token.</param>
public sealed record HostDocument(string Product, string Build, string? Current, bool TokenNeeded);
