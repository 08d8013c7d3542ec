import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars so that nothing of theirs is linked at run time that can be linked now. A switch over types and a record's {@code equals} and
 * {@code hashCode} are compiled to {@code invokedynamic}: the virtual machine spins a class for each at its first call, and the ahead-of-time
 * cache does not keep it (JEP 483 keeps lambdas and concatenations only). Here they become plain methods with the same outcomes. Run from
 * source, by the launcher's build: {@code java LinkedJars.java JAR...}; each jar is replaced.
 */
final class LinkedJars {
    private static final String SWITCHES = "java.lang.runtime.SwitchBootstraps";
    private static final String RECORDS = "java.lang.runtime.ObjectMethods";

    private final ClassFile classFile;

    private LinkedJars(ClassLoader loader) {
        var hierarchy = ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    public static void main(String[] arguments) throws IOException {
        URL[] urls = new URL[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            urls[i] = Path.of(arguments[i]).toUri().toURL();
        }
        try (var loader = new URLClassLoader(urls)) {
            for (String jar : arguments) {
                new LinkedJars(loader).rewrite(Path.of(jar));
            }
        }
    }

    /** Entries keep their order and times, so that equal jars stay equal. */
    private void rewrite(Path jar) throws IOException {
        Path beside = jar.resolveSibling(jar.getFileName() + ".linked");
        try (var from = new ZipFile(jar.toFile()); OutputStream out = Files.newOutputStream(beside); var to = new ZipOutputStream(out)) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] bytes;
                try (InputStream in = from.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                to.write(entry.getName().endsWith(".class") ? linked(bytes) : bytes);
                to.closeEntry();
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] linked(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        return model.findAttribute(Attributes.bootstrapMethods()).isPresent() ? new Linking(model).result() : bytes;
    }

    /** What is done to one class. */
    private final class Linking {
        private final ClassModel model;
        private final List<TypeSwitch> switches = new ArrayList<>();

        Linking(ClassModel model) {
            this.model = model;
        }

        byte[] result() {
            return classFile.transformClass(model, new java.lang.classfile.ClassTransform() {
                @Override
                public void accept(ClassBuilder builder, ClassElement element) {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        builder.transformMethod(method, java.lang.classfile.MethodTransform.transformingCode(Linking.this::instruction));
                    } else {
                        builder.with(element);
                    }
                }

                @Override
                public void atEnd(ClassBuilder builder) {
                    switches.forEach(chain -> chain.declare(builder));
                }
            });
        }

        private void instruction(CodeBuilder code, CodeElement element) {
            if (element instanceof InvokeDynamicInstruction call && owner(call).equals(SWITCHES) && TypeSwitch.fits(call)) {
                var chain = new TypeSwitch(name(), call.typeSymbol(), call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
                switches.add(chain);
                code.invokestatic(model.thisClass().asSymbol(), chain.name(), chain.type(), isInterface());
            } else if (element instanceof InvokeDynamicInstruction call && owner(call).equals(RECORDS)) {
                record(code, call);
            } else {
                code.with(element);
            }
        }

        private static String owner(InvokeDynamicInstruction call) {
            ClassDesc owner = call.bootstrapMethod().owner();
            return owner.packageName() + "." + owner.displayName();
        }

        private String name() {
            return "switch$" + switches.size();
        }

        private boolean isInterface() {
            return model.flags().has(AccessFlag.INTERFACE);
        }

        /** The record, and for equals the other object, are on the stack; javac leaves nothing else in these methods. */
        private void record(CodeBuilder code, InvokeDynamicInstruction call) {
            List<DirectMethodHandleDesc> components = call.bootstrapArgs().stream().filter(DirectMethodHandleDesc.class::isInstance)
                    .map(DirectMethodHandleDesc.class::cast).toList();
            switch (call.name().stringValue()) {
                case "equals" -> equal(code, components);
                case "hashCode" -> hash(code, components);
                default -> code.with(call);
            }
        }

        private void equal(CodeBuilder code, List<DirectMethodHandleDesc> components) {
            ClassDesc self = model.thisClass().asSymbol();
            Label no = code.newLabel();
            code.pop2();
            code.aload(1).instanceOf(self).ifeq(no);
            for (DirectMethodHandleDesc component : components) {
                ClassDesc type = component.invocationType().returnType();
                code.aload(0).getfield(self, component.methodName(), type);
                code.aload(1).checkcast(self).getfield(self, component.methodName(), type);
                Values.equal(code, type, no);
            }
            code.iconst_1().ireturn();
            code.labelBinding(no).iconst_0();
        }

        private void hash(CodeBuilder code, List<DirectMethodHandleDesc> components) {
            ClassDesc self = model.thisClass().asSymbol();
            code.pop().iconst_0();
            for (DirectMethodHandleDesc component : components) {
                ClassDesc type = component.invocationType().returnType();
                code.bipush(31).imul();
                code.aload(0).getfield(self, component.methodName(), type);
                Values.hash(code, type);
                code.iadd();
            }
        }
    }

    /** How values of one type are compared and hashed, as {@link java.lang.runtime.ObjectMethods} does. */
    private static final class Values {
        private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
        private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
        private static final MethodTypeDesc HASH = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

        private Values() {}

        static void equal(CodeBuilder code, ClassDesc type, Label no) {
            switch (TypeKind.from(type)) {
                case REFERENCE -> code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(no);
                case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.if_icmpne(no);
                case LONG -> code.lcmp().ifne(no);
                case FLOAT, DOUBLE -> code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(no);
                case VOID -> throw new IllegalArgumentException("a component of type void");
            }
        }

        static void hash(CodeBuilder code, ClassDesc type) {
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", HASH);
            }
        }

        private static ClassDesc box(ClassDesc type) {
            return switch (type.displayName()) {
                case "boolean" -> ConstantDescs.CD_Boolean;
                case "byte" -> ConstantDescs.CD_Byte;
                case "char" -> ConstantDescs.CD_Character;
                case "short" -> ConstantDescs.CD_Short;
                case "int" -> ConstantDescs.CD_Integer;
                case "long" -> ConstantDescs.CD_Long;
                case "float" -> ConstantDescs.CD_Float;
                default -> ConstantDescs.CD_Double;
            };
        }
    }

    /**
     * A switch over types as a method: the number of the first type from a position on that the value is of, -1 for null, the number of types
     * where it is of none.
     */
    private record TypeSwitch(String name, MethodTypeDesc type, List<ClassDesc> types) {

        /** Those with constants among their labels stay as they are. */
        static boolean fits(InvokeDynamicInstruction call) {
            return call.name().stringValue().equals("typeSwitch") && !call.typeSymbol().parameterType(0).isPrimitive()
                    && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
        }

        void declare(ClassBuilder builder) {
            int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
            builder.withMethodBody(name, type, flags, code -> {
                Label some = code.newLabel();
                code.aload(0).ifnonnull(some).iconst_m1().ireturn();
                code.labelBinding(some);
                for (int i = 0; i < types.size(); i++) {
                    Label next = code.newLabel();
                    if (i > 0) {
                        code.iload(1).loadConstant(i).if_icmpgt(next);
                    } else {
                        code.iload(1).ifgt(next);
                    }
                    code.aload(0).instanceOf(types.get(i)).ifeq(next);
                    code.loadConstant(i).ireturn();
                    code.labelBinding(next);
                }
                code.loadConstant(types.size()).ireturn();
            });
        }
    }
}
