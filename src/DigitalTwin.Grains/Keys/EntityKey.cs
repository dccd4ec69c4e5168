namespace DigitalTwin.Grains.Keys;

/// <summary>
/// The key of a grain: <c>run</c> for the coordinator and the coupling, <c>run/grid</c> for a grid, <c>run/grid/entity</c> for its
/// members. Placement reads the grid from it. Entities may have slashes of their own (<c>country/US</c>); runs and grids have none.
/// </summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Grid">Identifier of the zone; empty for the run's own grains.</param>
/// <param name="Entity">Identifier of the member; empty for a grid.</param>
public readonly record struct EntityKey(string Run, string Grid, string Entity)
{
    private const char Separator = '/';

    /// <summary>The key of the coordinator, or of the coupling.</summary>
    public static EntityKey OfRun(string run) => new(Part(run), "", "");

    /// <summary>The key of a grid of the same run.</summary>
    public EntityKey OfGrid(string grid) => new(Run, Part(grid), "");

    /// <summary>The key of a member of this grid.</summary>
    public EntityKey OfMember(string entity) => entity.Length > 0 && Grid.Length > 0
        ? this with { Entity = entity }
        : throw new ArgumentException($"A member needs a grid and an identifier; found {Grid} and {entity}.", nameof(entity));

    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static EntityKey Parse(string key)
    {
        string[] parts = key.Split(Separator, 3);
        return parts.All(part => part.Length > 0)
            ? new EntityKey(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "")
            : throw new FormatException($"{key} is not a key: run, run/grid or run/grid/entity.");
    }

    /// <inheritdoc/>
    public override string ToString() => Grid.Length == 0 ? Run : Entity.Length == 0 ? $"{Run}/{Grid}" : $"{Run}/{Grid}/{Entity}";

    private static string Part(string name) => name.Length > 0 && !name.Contains(Separator)
        ? name
        : throw new ArgumentException($"A run or a grid is named without slashes; found {name}.", nameof(name));
}
