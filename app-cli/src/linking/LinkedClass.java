import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/** A class in which switches over types and the methods of records are plain code; see {@link LinkedJar}. */
final class LinkedClass {
    private static final String SWITCHES = "java.lang.runtime.SwitchBootstraps";
    private static final String RECORDS = "java.lang.runtime.ObjectMethods";

    private final ClassFile classFile;
    private final ClassModel model;
    private final List<TypeSwitch> switches = new ArrayList<>();

    private LinkedClass(ClassFile classFile, ClassModel model) {
        this.classFile = classFile;
        this.model = model;
    }

    static byte[] of(ClassFile classFile, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        return model.findAttribute(Attributes.bootstrapMethods()).isPresent() ? new LinkedClass(classFile, model).result() : bytes;
    }

    private byte[] result() {
        return classFile.transformClass(model, new ClassTransform() {
            @Override
            public void accept(ClassBuilder builder, ClassElement element) {
                if (element instanceof MethodModel method && method.code().isPresent()) {
                    builder.transformMethod(method, MethodTransform.transformingCode(LinkedClass.this::instruction));
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
            var chain = new TypeSwitch(name(), call.typeSymbol(), List.copyOf(call.bootstrapArgs()));
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
     * A switch over types as a method: the number of the first label from a position on that the value is of, or equals, -1 for null, the
     * number of labels where there is none.
     */
    private record TypeSwitch(String name, MethodTypeDesc type, List<ConstantDesc> labels) {

        /** Those with numbers or constants of enums among their labels stay as they are. */
        static boolean fits(InvokeDynamicInstruction call) {
            return call.name().stringValue().equals("typeSwitch") && !call.typeSymbol().parameterType(0).isPrimitive()
                    && call.bootstrapArgs().stream().allMatch(label -> label instanceof String || label instanceof ClassDesc type && !type.isPrimitive());
        }

        void declare(ClassBuilder builder) {
            int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
            builder.withMethodBody(name, type, flags, code -> {
                Label some = code.newLabel();
                code.aload(0).ifnonnull(some).iconst_m1().ireturn();
                code.labelBinding(some);
                for (int i = 0; i < labels.size(); i++) {
                    Label next = code.newLabel();
                    if (i > 0) {
                        code.iload(1).loadConstant(i).if_icmpgt(next);
                    } else {
                        code.iload(1).ifgt(next);
                    }
                    match(code, labels.get(i));
                    code.ifeq(next);
                    code.loadConstant(i).ireturn();
                    code.labelBinding(next);
                }
                code.loadConstant(labels.size()).ireturn();
            });
        }

        private static void match(CodeBuilder code, ConstantDesc label) {
            if (label instanceof ClassDesc type) {
                code.aload(0).instanceOf(type);
            } else {
                code.loadConstant(label).aload(0).invokevirtual(ConstantDescs.CD_Object, "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object));
            }
        }
    }
}
