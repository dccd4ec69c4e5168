using System.Collections;
using System.Reflection;

namespace DigitalTwin.Testing.State;

/// <summary>
/// Finds every mutable place of a participant by reflection, whether or not the participant shows it to visitors: readonly scalars are
/// constants, specifications are immutable, and fields marked <see cref="NotStateAttribute"/> say why they are none.
/// </summary>
public static class StateSlots
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] ImmutableNamespaces =
        ["DigitalTwin.Core.Time", "DigitalTwin.Core.Randomness"];

    /// <summary>All mutable places reachable from an object.</summary>
    public static IReadOnlyList<StateSlot> Of(object root)
    {
        var slots = new List<StateSlot>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        WalkObject(root, root.GetType().Name, slots, seen);
        return slots;
    }

    private static void WalkObject(object value, string path, List<StateSlot> slots, HashSet<object> seen)
    {
        if (!seen.Add(value))
            return;
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields))
            {
                if (field.GetCustomAttribute<NotStateAttribute>() is null)
                    WalkPlace($"{path}.{field.Name}", field.FieldType, field.IsInitOnly, () => field.GetValue(value), v =>
                        field.SetValue(value, v), slots, seen);
            }
        }
    }

    private static void WalkPlace(
        string path, Type type, bool constant, Func<object?> read, Action<object?> write, List<StateSlot> slots, HashSet<object> seen)
    {
        if (IsScalar(type))
        {
            if (!constant)
                slots.Add(new StateSlot(path, read, write));
            return;
        }

        object? value = read();
        if (value is null || IsImmutable(value.GetType()))
            return;
        if (value is Array array)
            WalkArray(array, path, slots, seen);
        else if (value is IList list)
            WalkList(list, path, slots, seen);
        else if (value.GetType().IsValueType)
            WalkStruct(value.GetType(), path, constant, read, write, slots, seen);
        else if (value.GetType().Namespace?.StartsWith("DigitalTwin.", StringComparison.Ordinal) == true)
            WalkObject(value, path, slots, seen);
    }

    /// <summary>A value that lies in a mutable place is mutable as a whole, whatever its own fields say.</summary>
    private static void WalkStruct(
        Type type, string path, bool constant, Func<object?> read, Action<object?> write, List<StateSlot> slots, HashSet<object> seen)
    {
        foreach (FieldInfo field in type.GetFields(Fields))
        {
            if (field.GetCustomAttribute<NotStateAttribute>() is not null)
                continue;
            WalkPlace(
                $"{path}.{field.Name}",
                field.FieldType,
                constant,
                () => field.GetValue(read()),
                v =>
                {
                    object copy = read()!;
                    field.SetValue(copy, v);
                    write(copy);
                },
                slots,
                seen);
        }
    }

    private static void WalkArray(Array array, string path, List<StateSlot> slots, HashSet<object> seen)
    {
        for (int i = 0; i < array.Length; i++)
        {
            int index = i;
            WalkPlace($"{path}[{index}]", array.GetType().GetElementType()!, false, () => array.GetValue(index), v =>
                array.SetValue(v, index), slots, seen);
        }
    }

    private static void WalkList(IList list, string path, List<StateSlot> slots, HashSet<object> seen)
    {
        Type elementType = list.GetType().GetGenericArguments()[0];
        for (int i = 0; i < list.Count; i++)
        {
            int index = i;
            WalkPlace($"{path}[{index}]", elementType, false, () => list[index], v => list[index] = v, slots, seen);
        }
    }

    private static bool IsScalar(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string);

    private static bool IsImmutable(Type type) =>
        typeof(Delegate).IsAssignableFrom(type)
        || type.FullName!.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal)
        || ImmutableNamespaces.Contains(type.Namespace);
}
