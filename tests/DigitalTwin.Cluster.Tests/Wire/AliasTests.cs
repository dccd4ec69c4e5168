using System.Reflection;

namespace DigitalTwin.Cluster.Tests.Wire;

/// <summary>Names on the wire: each of one thing, each in the table, none of them left over.</summary>
public sealed class AliasTests
{
    /// <summary>What goes over the wire: the interfaces of grains, and their messages.</summary>
    private static readonly Type[] Contracts =
    [
        .. typeof(IGridGrain).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(IGridGrain).Namespace || type.Namespace == typeof(Aliases).Namespace),
    ];

    private static readonly string[] Table =
    [
        .. typeof(Aliases).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
    ];

    private static Type[] Aliased { get; } =
        [.. Contracts.Where(type => type.GetCustomAttribute<AliasAttribute>() is not null && !IsGenerated(type))];

    [Fact]
    public void Every_name_is_prefixed_and_of_one_thing()
    {
        Assert.All(Table, name => Assert.StartsWith(Aliases.Prefix, name, StringComparison.Ordinal));
        Assert.Equal(Table.Length, Table.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_table_names_what_there_is_and_nothing_else() =>
        Assert.Equal(Table.Order(StringComparer.Ordinal), Aliased.Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_grain_interface_and_every_message_has_a_name()
    {
        IEnumerable<Type> needed = Contracts.Where(type => !IsGenerated(type)
            && ((type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
                || type.GetCustomAttribute<GenerateSerializerAttribute>() is not null));
        Assert.Empty(needed.Except(Aliased));
    }

    [Fact]
    public void Every_method_of_a_grain_has_a_name_of_its_own()
    {
        foreach (Type grain in Contracts.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)))
        {
            string[] names = [.. grain.GetMethods().Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias ?? "")];
            Assert.DoesNotContain("", names);
            Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Every_message_is_immutable() => Assert.All(
        Aliased.Where(type => !type.IsInterface),
        type =>
        {
            Assert.NotNull(type.GetCustomAttribute<ImmutableAttribute>());
            Assert.All(type.GetProperties(), property => Assert.True(
                property.SetMethod is not MethodInfo set
                || set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)),
                $"{type.Name}.{property.Name} can be changed"));
        });

    [Fact]
    public void Identifiers_of_fields_are_numbered_from_zero() => Assert.All(
        Aliased.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null),
        type =>
        {
            uint[] ids = [.. type.GetProperties().Select(property => property.GetCustomAttribute<IdAttribute>()).OfType<IdAttribute>()
                .Select(id => id.Id).Order()];
            Assert.Equal(Enumerable.Range(0, ids.Length).Select(id => (uint)id), ids);
            Assert.NotEmpty(ids);
        });

    [Fact]
    public void Every_kind_of_member_has_its_grain() =>
        Assert.Equal(7, typeof(MemberGrain).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(MemberGrain))));

    private static string NameOf(Type type) => type.GetCustomAttribute<AliasAttribute>()!.Alias;

    private static bool IsGenerated(Type type) => type.FullName!.StartsWith("OrleansCodeGen", StringComparison.Ordinal);
}
