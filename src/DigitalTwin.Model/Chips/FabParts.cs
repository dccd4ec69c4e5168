using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>Parts that a fab has made or that wait at a packaging fab.</summary>
/// <param name="Accelerator">Family of the dies; empty for memory stacks, which any family can take.</param>
/// <param name="Count">Dies or stacks.</param>
[State]
public partial record struct FabParts(string Accelerator, long Count)
{
    /// <summary>Adds to the entry of a family, in a list that is sorted by family (ordinal).</summary>
    public static void Add(List<FabParts> parts, string accelerator, long count)
    {
        if (count <= 0)
            return;
        int at = 0;
        while (at < parts.Count && string.CompareOrdinal(parts[at].Accelerator, accelerator) < 0)
            at++;
        if (at < parts.Count && parts[at].Accelerator == accelerator)
            parts[at] = parts[at] with { Count = parts[at].Count + count };
        else
            parts.Insert(at, new FabParts(accelerator, count));
    }
}

/// <summary>A logic or memory fab hands parts to a packaging fab.</summary>
[Payload(12)]
public sealed record PartsPayload(FabParts Parts) : Payload;
