namespace DigitalTwin.Model.Investment;

/// <summary>A need that an operator has not ordered yet.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="Country">Code of the site's country; empty where none is known.</param>
[State]
public partial record struct PendingNeed(string Site, string Accelerator, long Count, string Country);
